//! Tests of the rules by which migrations are chosen.

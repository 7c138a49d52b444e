-- What the newest tickets that a person solved were about, as a vector, to find tickets like another.
CREATE TABLE solved_vectors (
    ticket BIGINT PRIMARY KEY REFERENCES tickets (number),
    -- NULL where the words are not English.
    vector BYTEA
) STRICT;

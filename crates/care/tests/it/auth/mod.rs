//! Getting in: set-up, sign-up, sign-in, codes, invitations, sessions, one's own account.

mod account;
mod applications;
mod codes;
mod invitations;
mod limits;
mod resets;
mod sessions;
mod set_up;
mod sign_in;
mod sign_up;
mod unconfigured_mail;

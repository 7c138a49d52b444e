-- The secrets by which other sites sign who their visitors are. Checking a signature takes the secret itself.
CREATE TABLE widget_keys (
    id IDENTITY,
    -- Named in the head of a token.
    kid TEXT NOT NULL UNIQUE,
    -- Empty once retired.
    secret TEXT NOT NULL,
    created_by BIGINT NOT NULL REFERENCES people (id),
    created_at BIGINT NOT NULL,
    used_at BIGINT,
    retired_at BIGINT
) STRICT;

-- A visitor whom a site signed for, by the site's own name for them. No account, and never anybody else's.
CREATE TABLE widget_people (
    id IDENTITY,
    sub TEXT NOT NULL UNIQUE,
    -- As the site says; only shown.
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    -- By which their chat is found; it never leaves the desk.
    chat TEXT NOT NULL,
    -- In whose name their requests stand, once there is one.
    person BIGINT REFERENCES people (id),
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL
) STRICT;
CREATE INDEX widget_people_by_age ON widget_people (seen_at);

-- What the frame of the widget shows to be known again.
CREATE TABLE widget_visits (
    id IDENTITY,
    token_hash TEXT NOT NULL UNIQUE,
    -- By which the chat of somebody unknown is found; empty for those whom a site signed for.
    chat TEXT NOT NULL,
    person BIGINT REFERENCES widget_people (id) ON DELETE CASCADE,
    -- Of the key that signed, and of the random key that the frame keeps beside its token.
    signed_by BIGINT REFERENCES widget_keys (id),
    key_hash TEXT,
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL
) STRICT;
CREATE INDEX widget_visits_by_end ON widget_visits (ends_at);
CREATE INDEX widget_visits_by_person ON widget_visits (person);
CREATE INDEX widget_visits_by_key ON widget_visits (signed_by);

-- Tokens that were shown, each bound to the frame that showed it first, until they expire.
CREATE TABLE widget_tokens (
    -- Of the key's and the token's names.
    token_hash TEXT PRIMARY KEY,
    key_hash TEXT NOT NULL,
    sub TEXT NOT NULL,
    expires_at BIGINT NOT NULL
) STRICT;
CREATE INDEX widget_tokens_by_expiry ON widget_tokens (expires_at);

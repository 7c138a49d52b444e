-- House dialect, rewritten for each engine by db::migrate:
--   IDENTITY  an assigned, never reused 64-bit key (primary key of its table)
--   BIGINT    64-bit integer; times are milliseconds since 1970 UTC, truth values 0 or 1
--   TEXT      UTF-8 text, compared byte by byte
--   BYTEA     bytes
--   STRICT    SQLite's strict tables; dropped on PostgreSQL

CREATE TABLE settings (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL,
    updated_at BIGINT NOT NULL
) STRICT;

CREATE TABLE people (
    id IDENTITY,
    role TEXT NOT NULL CHECK (role IN ('customer', 'agent', 'admin')),
    state TEXT NOT NULL CHECK (state IN ('invited', 'waiting', 'active', 'deactivated', 'deleted')),
    email TEXT NOT NULL,
    email_key TEXT UNIQUE,
    first_name TEXT NOT NULL,
    last_name TEXT NOT NULL,
    mobile TEXT NOT NULL DEFAULT '',
    time_zone TEXT NOT NULL DEFAULT '',
    password_hash TEXT,
    verified_at BIGINT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    version BIGINT NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX people_by_state ON people (state, role, id);

CREATE TABLE sessions (
    id IDENTITY,
    token_hash TEXT NOT NULL UNIQUE,
    person BIGINT NOT NULL REFERENCES people (id),
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    address TEXT NOT NULL,
    agent TEXT NOT NULL
) STRICT;
CREATE INDEX sessions_by_person ON sessions (person, id);

-- Browsers that signed in before: they have their own rate limit, and cause no mail about a new device.
CREATE TABLE devices (
    id IDENTITY,
    token_hash TEXT NOT NULL,
    person BIGINT NOT NULL REFERENCES people (id),
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    UNIQUE (person, token_hash)
) STRICT;

-- Six digits mailed to somebody, bound to the browser that asked. A row without a code hash answers an
-- address that gets none, so that both cases cost the same and look the same.
CREATE TABLE codes (
    id IDENTITY,
    purpose TEXT NOT NULL CHECK (purpose IN ('sign_up', 'verify', 'reset', 'new_email')),
    browser_hash TEXT NOT NULL,
    email TEXT NOT NULL,
    person BIGINT REFERENCES people (id),
    code_hash TEXT,
    draft TEXT NOT NULL DEFAULT '',
    tries BIGINT NOT NULL DEFAULT 0,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
) STRICT;
CREATE INDEX codes_by_browser ON codes (browser_hash, purpose, id);
CREATE INDEX codes_by_expiry ON codes (expires_at);

-- One-time links: the first set-up, invitations, resets started by an administrator.
CREATE TABLE links (
    id IDENTITY,
    purpose TEXT NOT NULL CHECK (purpose IN ('setup', 'invitation', 'reset')),
    token_hash TEXT NOT NULL UNIQUE,
    person BIGINT REFERENCES people (id),
    created_by BIGINT REFERENCES people (id),
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
) STRICT;
CREATE INDEX links_by_person ON links (person, purpose);

-- Fixed windows that count attempts.
CREATE TABLE limits (
    bucket TEXT PRIMARY KEY,
    started_at BIGINT NOT NULL,
    hits BIGINT NOT NULL
) STRICT;
CREATE INDEX limits_by_start ON limits (started_at);

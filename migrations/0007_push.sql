-- The key by which push services know this desk: one, made once.
CREATE TABLE push_keys (
    id BIGINT PRIMARY KEY CHECK (id = 1),
    pkcs8 BYTEA NOT NULL,
    created_at BIGINT NOT NULL
) STRICT;

-- A browser that asked to be told of replies. It belongs to one session and ends with it.
CREATE TABLE push_subscriptions (
    id IDENTITY,
    person BIGINT NOT NULL REFERENCES people (id),
    session BIGINT NOT NULL UNIQUE REFERENCES sessions (id) ON DELETE CASCADE,
    -- Where its push service takes messages for it: whoever knows the address can send there, so it is never shown.
    endpoint TEXT NOT NULL,
    p256dh TEXT NOT NULL,
    auth TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    UNIQUE (person, endpoint)
) STRICT;

-- Notices to send: one for each event and browser.
CREATE TABLE push_notices (
    id IDENTITY,
    event BIGINT NOT NULL REFERENCES events (id),
    subscription BIGINT NOT NULL REFERENCES push_subscriptions (id) ON DELETE CASCADE,
    ticket BIGINT NOT NULL REFERENCES tickets (number),
    -- What the browser gets to read.
    payload TEXT NOT NULL,
    attempts BIGINT NOT NULL DEFAULT 0,
    -- When it was taken, or given up.
    ended_at BIGINT,
    expires_at BIGINT NOT NULL,
    UNIQUE (event, subscription)
) STRICT;
CREATE INDEX push_notices_by_subscription ON push_notices (subscription);
CREATE INDEX push_notices_by_expiry ON push_notices (expires_at);

-- The desk's own logo, drawn anew from what was uploaded: at most one.
CREATE TABLE logos (
    id BIGINT PRIMARY KEY CHECK (id = 1),
    png BYTEA NOT NULL,
    created_at BIGINT NOT NULL
) STRICT;

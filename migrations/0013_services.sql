-- What the desk offers, and how each of it is doing.
CREATE TABLE services (
    id IDENTITY,
    -- Its place in addresses; it stays when the name changes.
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    summary TEXT NOT NULL,
    -- Markdown.
    description TEXT NOT NULL,
    category TEXT NOT NULL,
    price TEXT NOT NULL,
    hours TEXT NOT NULL,
    -- Which picture it has, by a name for its content; empty for none. Its size in pixels.
    picture TEXT NOT NULL DEFAULT '',
    picture_width BIGINT NOT NULL DEFAULT 0,
    picture_height BIGINT NOT NULL DEFAULT 0,
    state TEXT NOT NULL CHECK (state IN ('available', 'degraded', 'down', 'planned')),
    note TEXT NOT NULL,
    -- As announced: when it begins, and when it should be over.
    starts_at BIGINT,
    ends_at BIGINT,
    -- When it came into this state.
    since BIGINT NOT NULL,
    archived_at BIGINT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    version BIGINT NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE service_pictures (
    service BIGINT PRIMARY KEY REFERENCES services (id),
    -- Drawn anew from what was uploaded.
    content BYTEA NOT NULL,
    created_at BIGINT NOT NULL
) STRICT;

-- A stretch of time in which a service was not Available.
CREATE TABLE service_incidents (
    id IDENTITY,
    service BIGINT NOT NULL REFERENCES services (id),
    starts_at BIGINT NOT NULL,
    ended_at BIGINT
) STRICT;
CREATE INDEX service_incidents_by_service ON service_incidents (service, id);
CREATE INDEX service_incidents_by_end ON service_incidents (ended_at);

-- Every word on how a service is doing, in order. The last one of an incident says that it is over.
CREATE TABLE service_states (
    id IDENTITY,
    service BIGINT NOT NULL REFERENCES services (id),
    incident BIGINT REFERENCES service_incidents (id),
    state TEXT NOT NULL CHECK (state IN ('available', 'degraded', 'down', 'planned')),
    note TEXT NOT NULL,
    starts_at BIGINT,
    ends_at BIGINT,
    said_at BIGINT NOT NULL
) STRICT;
CREATE INDEX service_states_by_incident ON service_states (incident, id);
CREATE INDEX service_states_by_service ON service_states (service, id);

-- Who wants to be told when a service changes: somebody with an account, or whoever reads mail at an address.
CREATE TABLE service_subscriptions (
    id IDENTITY,
    service BIGINT NOT NULL REFERENCES services (id),
    person BIGINT REFERENCES people (id),
    email TEXT,
    email_key TEXT,
    language TEXT NOT NULL,
    by_mail BIGINT NOT NULL,
    by_push BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    -- The round of news that was told last, and how many were since the day began.
    told BIGINT NOT NULL DEFAULT 0,
    day_began_at BIGINT NOT NULL DEFAULT 0,
    told_today BIGINT NOT NULL DEFAULT 0,
    UNIQUE (service, person),
    UNIQUE (service, email_key)
) STRICT;
CREATE INDEX service_subscriptions_by_person ON service_subscriptions (person);
CREATE INDEX service_subscriptions_by_email ON service_subscriptions (email_key);

-- An address that somebody typed without having shown that it is theirs.
CREATE TABLE service_wishes (
    id IDENTITY,
    service BIGINT NOT NULL REFERENCES services (id),
    email TEXT NOT NULL,
    email_key TEXT NOT NULL,
    language TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    UNIQUE (email_key, service)
) STRICT;
CREATE INDEX service_wishes_by_age ON service_wishes (created_at);

-- Changes that follow each other closely are told at once: at most one round of news waits for each service.
CREATE TABLE service_rounds (
    service BIGINT PRIMARY KEY REFERENCES services (id),
    -- The event that began it.
    event BIGINT NOT NULL REFERENCES events (id),
    -- The newest event that was told of.
    told BIGINT NOT NULL DEFAULT 0,
    waits BIGINT NOT NULL
) STRICT;

-- By which the desk knows its own links again.
CREATE TABLE signing_keys (
    id BIGINT PRIMARY KEY CHECK (id = 1),
    secret BYTEA NOT NULL,
    created_at BIGINT NOT NULL
) STRICT;

ALTER TABLE events ADD COLUMN service BIGINT REFERENCES services (id);
CREATE INDEX events_by_service ON events (service, id) WHERE service IS NOT NULL;

ALTER TABLE tickets ADD COLUMN service BIGINT REFERENCES services (id);
CREATE INDEX tickets_by_service ON tickets (service, active, updated_at, number) WHERE service IS NOT NULL;

-- A notice is about a ticket or a service from now on. Those that wait live for a day and are not kept.
DROP TABLE push_notices;
CREATE TABLE push_notices (
    id IDENTITY,
    event BIGINT NOT NULL REFERENCES events (id),
    subscription BIGINT NOT NULL REFERENCES push_subscriptions (id) ON DELETE CASCADE,
    -- `request-12`, `service-3`: a later notice about the same takes the place of one that still waits.
    topic TEXT NOT NULL,
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

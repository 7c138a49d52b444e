CREATE TABLE tickets (
    number IDENTITY,
    subject TEXT NOT NULL,
    requester BIGINT NOT NULL REFERENCES people (id),
    assignee BIGINT REFERENCES people (id),
    status TEXT NOT NULL CHECK (status IN ('new', 'open', 'pending', 'solved', 'closed')),
    priority TEXT NOT NULL DEFAULT 'normal' CHECK (priority IN ('low', 'normal', 'high', 'urgent')),
    -- 1 while work remains (new, open, pending), 0 when solved or closed: lists and counters split on it.
    active BIGINT NOT NULL DEFAULT 1,
    -- The newest public message in short, so that a list reads one table.
    last_words TEXT NOT NULL DEFAULT '',
    last_author BIGINT REFERENCES people (id),
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    solved_at BIGINT,
    closed_at BIGINT,
    version BIGINT NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX tickets_by_activity ON tickets (active, updated_at, number);
CREATE INDEX tickets_by_assignee ON tickets (assignee, active, updated_at, number);
CREATE INDEX tickets_by_requester ON tickets (requester, updated_at, number);
CREATE INDEX tickets_by_requester_active ON tickets (requester, active, updated_at, number);

CREATE TABLE messages (
    id IDENTITY,
    ticket BIGINT NOT NULL REFERENCES tickets (number),
    author BIGINT NOT NULL REFERENCES people (id),
    visibility TEXT NOT NULL CHECK (visibility IN ('public', 'internal')),
    body TEXT NOT NULL,
    created_at BIGINT NOT NULL
) STRICT;
CREATE INDEX messages_by_ticket ON messages (ticket, id);

-- Kept counts, so that no page counts rows. Spread over shards, so that writers on PostgreSQL do not queue
-- behind one row.
CREATE TABLE counters (
    name TEXT NOT NULL,
    shard BIGINT NOT NULL,
    n BIGINT NOT NULL,
    PRIMARY KEY (name, shard)
) STRICT;

-- What a form with this key and this content led to (a ticket's number or a message's id): sending it again
-- gives the same answer.
CREATE TABLE submissions (
    person BIGINT NOT NULL REFERENCES people (id),
    key TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    result BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (person, key, content_hash)
) STRICT;
CREATE INDEX submissions_by_age ON submissions (created_at);

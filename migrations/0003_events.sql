-- Facts: "this happened". They feed a ticket's history and everything that happens by itself.
CREATE TABLE events (
    id IDENTITY,
    kind TEXT NOT NULL,
    ticket BIGINT REFERENCES tickets (number),
    actor BIGINT REFERENCES people (id),
    person BIGINT REFERENCES people (id),
    data TEXT NOT NULL DEFAULT '{}',
    created_at BIGINT NOT NULL
) STRICT;
CREATE INDEX events_by_ticket ON events (ticket, id);
CREATE INDEX events_by_person ON events (person, id);

-- Work to do, committed together with what caused it.
CREATE TABLE jobs (
    id IDENTITY,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'ready' CHECK (state IN ('ready', 'failed')),
    run_at BIGINT NOT NULL,
    leased_until BIGINT NOT NULL DEFAULT 0,
    attempts BIGINT NOT NULL DEFAULT 0,
    last_error TEXT NOT NULL DEFAULT '',
    created_at BIGINT NOT NULL
) STRICT;
CREATE INDEX jobs_by_time ON jobs (state, run_at, id);

-- Mails to send: rendered once, the same bytes and Message-ID at every try.
CREATE TABLE mails (
    id IDENTITY,
    event BIGINT NOT NULL REFERENCES events (id),
    kind TEXT NOT NULL,
    recipient TEXT NOT NULL,
    person BIGINT REFERENCES people (id),
    ticket BIGINT REFERENCES tickets (number),
    message_id TEXT NOT NULL,
    subject TEXT NOT NULL,
    -- The message without the sender's line, which is the mail server's; emptied when a mail that holds a code
    -- or link was sent or has expired.
    content BYTEA NOT NULL,
    secret BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'rejected', 'expired')),
    -- 1 while the person has not shown that the address is theirs.
    held BIGINT NOT NULL,
    -- When the next try may begin, and while one runs when it counts as lost; NULL while no job tries.
    try_at BIGINT,
    trying BIGINT NOT NULL DEFAULT 0,
    expires_at BIGINT NOT NULL,
    attempts BIGINT NOT NULL DEFAULT 0,
    last_answer TEXT NOT NULL DEFAULT '',
    answered_at BIGINT,
    created_at BIGINT NOT NULL,
    UNIQUE (event, recipient)
) STRICT;
CREATE INDEX mails_by_state ON mails (state, expires_at);
CREATE INDEX mails_by_ticket ON mails (ticket, state);
CREATE INDEX mails_by_person ON mails (person);
CREATE INDEX mails_by_recipient ON mails (recipient);

-- A suggestion that answered somebody's question before it was sent: counted once a day for each person.
CREATE TABLE suggestion_successes (
    person BIGINT NOT NULL REFERENCES people (id),
    kind TEXT NOT NULL CHECK (kind IN ('article', 'service')),
    target BIGINT NOT NULL,
    -- Days since 1970 UTC.
    day BIGINT NOT NULL,
    PRIMARY KEY (person, kind, target, day)
) STRICT;
CREATE INDEX suggestion_successes_by_day ON suggestion_successes (day);

-- What drafts brought into replies from articles that only the team reads: sending it asks once more.
CREATE TABLE internal_passages (
    ticket BIGINT NOT NULL REFERENCES tickets (number),
    article BIGINT NOT NULL REFERENCES articles (id),
    title TEXT NOT NULL,
    passage TEXT NOT NULL,
    used_at BIGINT NOT NULL,
    PRIMARY KEY (ticket, article)
) STRICT;

-- The assistant's own answers to new requests: at most one for each.
CREATE TABLE auto_replies (
    ticket BIGINT PRIMARY KEY REFERENCES tickets (number),
    article BIGINT NOT NULL REFERENCES articles (id),
    message BIGINT NOT NULL REFERENCES messages (id),
    created_at BIGINT NOT NULL,
    -- What was said of it, by whom if they were signed in, and when: once.
    helped BIGINT,
    answered_by BIGINT REFERENCES people (id),
    answered_at BIGINT
) STRICT;

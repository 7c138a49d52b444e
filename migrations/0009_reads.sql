-- How far somebody has read a conversation: the newest public message of the other side that was before their eyes, and
-- when that was first so. One row for each reader, which only moves on.
CREATE TABLE reads (
    ticket BIGINT NOT NULL REFERENCES tickets (number),
    person BIGINT NOT NULL REFERENCES people (id),
    message BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (ticket, person)
) STRICT;

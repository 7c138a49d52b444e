-- What somebody has typed and not sent, by the field it stands in (helpdesk::Place). One person's alone.
CREATE TABLE drafts (
    person BIGINT NOT NULL REFERENCES people (id),
    place TEXT NOT NULL,
    -- Of a new request.
    subject TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL,
    -- 1 when the text is HTML from the rich editor.
    rich BIGINT NOT NULL DEFAULT 0,
    -- The message it answers to.
    quotes BIGINT,
    saved_at BIGINT NOT NULL,
    PRIMARY KEY (person, place)
) STRICT;
CREATE INDEX drafts_by_age ON drafts (saved_at);

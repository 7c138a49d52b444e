-- Several passages of one article may be put into replies on a ticket: each is remembered.
CREATE TABLE internal_passages_each (
    ticket BIGINT NOT NULL REFERENCES tickets (number),
    article BIGINT NOT NULL REFERENCES articles (id),
    -- Of the passage; empty for what was remembered before there was one.
    passage_hash TEXT NOT NULL,
    title TEXT NOT NULL,
    passage TEXT NOT NULL,
    used_at BIGINT NOT NULL,
    PRIMARY KEY (ticket, article, passage_hash)
) STRICT;
INSERT INTO internal_passages_each (ticket, article, passage_hash, title, passage, used_at)
    SELECT ticket, article, '', title, passage, used_at FROM internal_passages;
DROP TABLE internal_passages;
ALTER TABLE internal_passages_each RENAME TO internal_passages;

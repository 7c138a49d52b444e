-- Past questions are played again under other thresholds: how sure each finding was, by meaning or by words alone.
ALTER TABLE questions RENAME COLUMN second TO strength;
ALTER TABLE questions ADD COLUMN by_words BIGINT NOT NULL DEFAULT 0;

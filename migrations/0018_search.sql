-- What texts mean, as vectors: made once for each text, and for what it said then.
CREATE TABLE search_vectors (
  what TEXT NOT NULL,            -- article or service
  id BIGINT NOT NULL,
  language TEXT NOT NULL,        -- empty for services
  fingerprint TEXT NOT NULL,     -- of the model and the words that were read
  vectors BYTEA NOT NULL,
  made_at BIGINT NOT NULL,
  PRIMARY KEY (what, id, language)
);

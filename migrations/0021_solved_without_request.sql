-- How often a suggestion answered the question before a request was sent.
ALTER TABLE articles ADD COLUMN solved BIGINT NOT NULL DEFAULT 0;
ALTER TABLE services ADD COLUMN solved BIGINT NOT NULL DEFAULT 0;
UPDATE articles SET solved =
    (SELECT COUNT(*) FROM suggestion_successes s WHERE s.kind = 'article' AND s.target = articles.id);
UPDATE services SET solved =
    (SELECT COUNT(*) FROM suggestion_successes s WHERE s.kind = 'service' AND s.target = services.id);

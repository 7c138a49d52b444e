-- The form of a title in which words are looked for.
ALTER TABLE article_texts ADD COLUMN title_key TEXT NOT NULL DEFAULT '';
UPDATE article_texts SET title_key = replace(replace(replace(lower(title), 'Ä', 'ä'), 'Ö', 'ö'), 'Ü', 'ü');

-- Sums over all articles, from now on changed with them.
INSERT INTO counters (name, shard, n) SELECT 'articles.views', 0, COALESCE(SUM(views), 0) FROM articles;
INSERT INTO counters (name, shard, n) SELECT 'articles.helpful', 0, COALESCE(SUM(helpful), 0) FROM articles;
INSERT INTO counters (name, shard, n) SELECT 'articles.unhelpful', 0, COALESCE(SUM(unhelpful), 0) FROM articles;
INSERT INTO counters (name, shard, n) SELECT 'articles.solved', 0, COALESCE(SUM(solved), 0) FROM articles;

-- Which articles help least, and which solve most.
CREATE INDEX articles_by_harm ON articles ((unhelpful - helpful), unhelpful, id) WHERE unhelpful > 0;
CREATE INDEX articles_by_solved ON articles (solved, id) WHERE solved > 0;

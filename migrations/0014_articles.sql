-- What readers may find their answer in.
CREATE TABLE article_categories (
    id IDENTITY,
    slug TEXT NOT NULL UNIQUE,
    -- Its place among the others.
    position BIGINT NOT NULL,
    -- How many articles it holds, and how many of them are Public whatever their date.
    articles BIGINT NOT NULL DEFAULT 0,
    public_articles BIGINT NOT NULL DEFAULT 0,
    created_at BIGINT NOT NULL
) STRICT;

CREATE TABLE article_category_names (
    category BIGINT NOT NULL REFERENCES article_categories (id),
    language TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (category, language)
) STRICT;

CREATE TABLE articles (
    id IDENTITY,
    -- In its address, the same in every language.
    slug TEXT NOT NULL UNIQUE,
    category BIGINT NOT NULL REFERENCES article_categories (id),
    visibility TEXT NOT NULL CHECK (visibility IN ('draft', 'internal', 'public')),
    -- From when readers see a Public one; NULL while it never was to be published.
    publish_at BIGINT,
    -- When somebody should look whether it still holds.
    review_at BIGINT,
    -- NULL for the command line.
    author BIGINT REFERENCES people (id),
    views BIGINT NOT NULL DEFAULT 0,
    helpful BIGINT NOT NULL DEFAULT 0,
    unhelpful BIGINT NOT NULL DEFAULT 0,
    version BIGINT NOT NULL DEFAULT 0,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    CHECK (visibility <> 'public' OR publish_at IS NOT NULL)
) STRICT;
CREATE INDEX articles_by_category ON articles (category, slug);
CREATE INDEX articles_public_by_category ON articles (category, visibility, slug);
CREATE INDEX articles_by_views ON articles (visibility, views, id);
CREATE INDEX articles_by_date ON articles (visibility, publish_at, id);
CREATE INDEX articles_by_review ON articles (review_at);

-- What an article says now, in each of its languages.
CREATE TABLE article_texts (
    article BIGINT NOT NULL REFERENCES articles (id),
    language TEXT NOT NULL,
    title TEXT NOT NULL,
    -- Markdown.
    body TEXT NOT NULL,
    -- The beginning in plain words.
    summary TEXT NOT NULL,
    -- The revision that this is.
    revision BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (article, language)
) STRICT;

-- Everything that an article ever said. One that is newer than what it says now waits for somebody who may publish.
CREATE TABLE article_revisions (
    id IDENTITY,
    article BIGINT NOT NULL REFERENCES articles (id),
    language TEXT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    author BIGINT REFERENCES people (id),
    created_at BIGINT NOT NULL
) STRICT;
CREATE INDEX article_revisions_by_article ON article_revisions (article, language, id);

-- Addresses that an article had before.
CREATE TABLE article_redirects (
    slug TEXT PRIMARY KEY,
    article BIGINT NOT NULL REFERENCES articles (id),
    created_at BIGINT NOT NULL
) STRICT;
CREATE INDEX article_redirects_by_article ON article_redirects (article);

-- What somebody chose to stand below an article.
CREATE TABLE article_related (
    article BIGINT NOT NULL REFERENCES articles (id),
    related BIGINT NOT NULL REFERENCES articles (id),
    position BIGINT NOT NULL,
    PRIMARY KEY (article, related)
) STRICT;

-- Where its texts lead within this site: `page` by slug, `file` by name.
CREATE TABLE article_links (
    article BIGINT NOT NULL REFERENCES articles (id),
    language TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('page', 'file')),
    target TEXT NOT NULL,
    PRIMARY KEY (article, language, kind, target)
) STRICT;

-- One for each browser; `reader` is the hash of its token.
CREATE TABLE article_votes (
    article BIGINT NOT NULL REFERENCES articles (id),
    reader TEXT NOT NULL,
    helpful BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (article, reader)
) STRICT;

CREATE TABLE article_comments (
    id IDENTITY,
    article BIGINT NOT NULL REFERENCES articles (id),
    -- NULL for whoever was not signed in.
    person BIGINT REFERENCES people (id),
    body TEXT NOT NULL,
    created_at BIGINT NOT NULL
) STRICT;
CREATE INDEX article_comments_by_article ON article_comments (article, id);
CREATE INDEX article_comments_by_person ON article_comments (person);
CREATE INDEX article_comments_by_age ON article_comments (created_at);

-- What was looked for and not found, tidied.
CREATE TABLE article_misses (
    words TEXT NOT NULL,
    language TEXT NOT NULL,
    searches BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    PRIMARY KEY (words, language)
) STRICT;
CREATE INDEX article_misses_by_count ON article_misses (searches);
CREATE INDEX article_misses_by_age ON article_misses (last_at);

-- Files of an article: bound to it as others are to a message.
ALTER TABLE attachments ADD COLUMN article BIGINT REFERENCES articles (id);
CREATE INDEX attachments_by_article ON attachments (article, name);

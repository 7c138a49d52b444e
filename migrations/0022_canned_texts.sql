-- What the team answers often, ready to be put into a reply.
CREATE TABLE canned_texts (
    id IDENTITY,
    name TEXT NOT NULL,
    -- Markdown with placeholders.
    text TEXT NOT NULL,
    -- A tag such as `de`; empty for one that fits every language.
    language TEXT NOT NULL,
    -- Who made it.
    author BIGINT NOT NULL REFERENCES people (id),
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    UNIQUE (name, language)
) STRICT;

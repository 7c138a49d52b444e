-- Through which door a request came.
ALTER TABLE tickets ADD COLUMN channel TEXT NOT NULL DEFAULT 'web' CHECK (channel IN ('web', 'chat', 'mail'));

-- Chats with the assistant. One belongs to the person who is signed in, or to whoever holds the visitor's token.
CREATE TABLE chats (
    id IDENTITY,
    visitor_hash TEXT,
    person BIGINT REFERENCES people (id),
    language TEXT NOT NULL,
    -- Where the dialogue stands, as JSON.
    state TEXT NOT NULL,
    -- The key of the form that was answered last: sent again, it changes nothing.
    last_key TEXT NOT NULL DEFAULT '',
    -- The request that it became, its last message before people took over, and why it did.
    ticket BIGINT UNIQUE REFERENCES tickets (number),
    told_before BIGINT NOT NULL DEFAULT 0,
    reason TEXT,
    -- While somebody waits for a person's answer.
    waiting_since BIGINT,
    -- Where its visitor can be reached: proven once a code came back.
    email TEXT NOT NULL DEFAULT '',
    email_verified BIGINT NOT NULL DEFAULT 0,
    code_hash TEXT,
    code_tries BIGINT NOT NULL DEFAULT 0,
    code_expires_at BIGINT NOT NULL DEFAULT 0,
    -- The newest message of the request that was before its reader, and that was mailed.
    seen BIGINT NOT NULL DEFAULT 0,
    mailed BIGINT NOT NULL DEFAULT 0,
    -- When the customer last said that an answer solved it.
    solved_at BIGINT,
    ended_at BIGINT,
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    version BIGINT NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX chats_by_visitor ON chats (visitor_hash, id);
CREATE INDEX chats_by_person ON chats (person, id);
CREATE INDEX chats_waiting ON chats (waiting_since, id) WHERE waiting_since IS NOT NULL;
CREATE INDEX chats_solved ON chats (solved_at) WHERE solved_at IS NOT NULL;
CREATE INDEX chats_by_age ON chats (seen_at);

CREATE TABLE chat_messages (
    id IDENTITY,
    chat BIGINT NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
    sender TEXT NOT NULL CHECK (sender IN ('assistant', 'you')),
    -- Of the assistant's: `template:id` or `article:slug`.
    source TEXT,
    text TEXT NOT NULL,
    -- Address and label, and the choices below it, as JSON.
    link TEXT,
    choices TEXT NOT NULL DEFAULT '[]',
    created_at BIGINT NOT NULL
) STRICT;
CREATE INDEX chat_messages_by_chat ON chat_messages (chat, id);

-- What was asked, without secrets, and how it fared; forgotten after 90 days.
CREATE TABLE questions (
    id IDENTITY,
    chat BIGINT REFERENCES chats (id) ON DELETE SET NULL,
    person BIGINT REFERENCES people (id),
    language TEXT NOT NULL,
    question TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('answered', 'offered', 'nothing')),
    -- The best article, and how well the best two fit, in thousandths.
    slug TEXT,
    score BIGINT NOT NULL,
    second BIGINT NOT NULL,
    verdict TEXT CHECK (verdict IN ('solved', 'wrong')),
    created_at BIGINT NOT NULL
) STRICT;
CREATE INDEX questions_by_chat ON questions (chat, id);
CREATE INDEX questions_by_person ON questions (person);
CREATE INDEX questions_by_age ON questions (created_at);
CREATE INDEX questions_unanswered ON questions (outcome, id);

-- The examples of an intent as an administrator changed them, one a line; without a row the built-in ones count.
CREATE TABLE intents (
    name TEXT PRIMARY KEY,
    examples TEXT NOT NULL,
    updated_by BIGINT REFERENCES people (id),
    updated_at BIGINT NOT NULL
) STRICT;

-- How often what happened on a day (its number since 1970).
CREATE TABLE assistant_figures (
    day BIGINT NOT NULL,
    name TEXT NOT NULL,
    n BIGINT NOT NULL,
    PRIMARY KEY (day, name)
) STRICT;

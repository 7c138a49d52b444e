-- How a message was written; what it answers; when its author changed it or took it back. A deleted message keeps
-- its row and place, without its text.
ALTER TABLE messages ADD COLUMN format TEXT NOT NULL DEFAULT 'plain' CHECK (format IN ('plain', 'markdown', 'html'));
ALTER TABLE messages ADD COLUMN quotes BIGINT REFERENCES messages (id);
ALTER TABLE messages ADD COLUMN edited_at BIGINT;
ALTER TABLE messages ADD COLUMN deleted_at BIGINT;

-- What a message said before it was edited or deleted: for the team.
CREATE TABLE message_revisions (
    id IDENTITY,
    message BIGINT NOT NULL REFERENCES messages (id),
    format TEXT NOT NULL CHECK (format IN ('plain', 'markdown', 'html')),
    body TEXT NOT NULL,
    -- Who put an end to it, and when.
    ended_by BIGINT NOT NULL REFERENCES people (id),
    ended_at BIGINT NOT NULL
) STRICT;
CREATE INDEX message_revisions_by_message ON message_revisions (message, id);

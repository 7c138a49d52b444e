-- Contents that lie on the disk, one row for each however often it was handed in.
CREATE TABLE blobs (
    -- SHA-256 of the content, in hex.
    hash TEXT PRIMARY KEY,
    -- Which copy of it lies on the disk: with the hash it makes the file's name.
    copy TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    -- When an attachment last let go of it; NULL while none did since it was handed in.
    released_at BIGINT,
    created_at BIGINT NOT NULL
) STRICT;
CREATE INDEX blobs_by_release ON blobs (released_at);

-- What somebody attached, under the name it had on their device.
CREATE TABLE attachments (
    id IDENTITY,
    person BIGINT NOT NULL REFERENCES people (id),
    -- The field it was handed in at: `new`, `message.1042`, `reply.1042`, `note.1042`.
    place TEXT NOT NULL,
    -- Both NULL until it is sent.
    ticket BIGINT REFERENCES tickets (number),
    message BIGINT REFERENCES messages (id),
    -- Its place among the files of the message.
    position BIGINT NOT NULL DEFAULT 0,
    blob TEXT NOT NULL REFERENCES blobs (hash),
    name TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    -- Of a picture that can be shown, in pixels; NULL for any other file.
    width BIGINT,
    height BIGINT,
    created_at BIGINT NOT NULL
) STRICT;
CREATE INDEX attachments_by_ticket ON attachments (ticket, message, position);
CREATE INDEX attachments_by_blob ON attachments (blob);
CREATE INDEX attachments_unsent ON attachments (person, place, id) WHERE message IS NULL;
CREATE INDEX attachments_by_age ON attachments (created_at) WHERE message IS NULL;

-- Requests that wait for their customer are counted for each customer from now on.
INSERT INTO counters (name, shard, n)
SELECT 'customer.' || requester || '.pending', 0, COUNT(*)
FROM tickets WHERE status = 'pending' GROUP BY requester;

-- The subject in small letters, in which a customer's words are looked for.
ALTER TABLE tickets ADD COLUMN subject_key TEXT NOT NULL DEFAULT '';
UPDATE tickets SET subject_key = lower(subject);

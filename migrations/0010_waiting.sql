-- Requests that wait for their customer are counted for each customer from now on.
INSERT INTO counters (name, shard, n)
SELECT 'customer.' || requester || '.pending', 0, COUNT(*)
FROM tickets WHERE status = 'pending' GROUP BY requester;

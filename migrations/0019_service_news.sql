-- By which confirmation an address is told, so that its link can say that it was used.
ALTER TABLE service_subscriptions ADD COLUMN wish BIGINT;
CREATE INDEX service_subscriptions_by_wish ON service_subscriptions (wish) WHERE wish IS NOT NULL;

-- The newest round that came too often on its day and is told when the day is over; 0 for none.
ALTER TABLE service_subscriptions ADD COLUMN missed BIGINT NOT NULL DEFAULT 0;
CREATE INDEX service_subscriptions_by_missed ON service_subscriptions (day_began_at) WHERE missed > 0;

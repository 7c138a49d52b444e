-- The catalogue is read page by page, and its categories without its services.
CREATE INDEX services_by_name ON services (category, name, id) WHERE archived_at IS NULL;

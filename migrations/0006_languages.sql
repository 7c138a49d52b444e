-- A tag such as 'de'; empty when the person chose none.
ALTER TABLE people ADD COLUMN language TEXT NOT NULL DEFAULT '';

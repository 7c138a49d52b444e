-- Whether it ever was Public: such an article is set back to Draft and not deleted.
ALTER TABLE articles ADD COLUMN was_public BIGINT NOT NULL DEFAULT 0;
UPDATE articles SET was_public = 1
WHERE visibility = 'public' OR publish_at IS NOT NULL OR views > 0 OR solved > 0 OR helpful + unhelpful > 0;

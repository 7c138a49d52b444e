-- Who asks to be told of a service changes nothing about it: such an ask is no event of the service any more.
UPDATE events SET service = NULL WHERE kind = 'service_news_asked' AND service IS NOT NULL;

-- What the desk itself answered with was public then.
UPDATE articles SET was_public = 1 WHERE id IN (SELECT article FROM auto_replies);

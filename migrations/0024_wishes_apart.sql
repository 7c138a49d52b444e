-- Who asks to be told of a service changes nothing about it: such an ask is no event of the service any more.
UPDATE events SET service = NULL WHERE kind = 'service_news_asked';

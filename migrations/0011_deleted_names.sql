-- Who deleted their account has no name; the pages say so in their reader's language.
UPDATE people SET first_name = '', last_name = '' WHERE state = 'deleted';

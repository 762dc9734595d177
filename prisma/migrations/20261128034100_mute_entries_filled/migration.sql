-- What is there already. After the triggers stand, so that nothing that is written meanwhile is missed.
SELECT mute_refresh("id") FROM "Post" WHERE "publishedAt" IS NOT NULL;

-- How many briefings a topic has stands with it: counting them for each page would grow with the site.
ALTER TABLE "Tag" ADD COLUMN "postCount" INTEGER NOT NULL DEFAULT 0;

UPDATE "Tag" t SET "postCount" = c.posts
FROM (SELECT "tagId", count(*)::int AS posts FROM "PostTag" WHERE "publishedAt" IS NOT NULL GROUP BY "tagId") c
WHERE c."tagId" = t.id;

CREATE FUNCTION count_topic_posts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'DELETE' THEN
        UPDATE "Tag" t SET "postCount" = "postCount" + c.posts
        FROM (SELECT "tagId", count(*)::int AS posts FROM after_rows WHERE "publishedAt" IS NOT NULL GROUP BY "tagId") c
        WHERE c."tagId" = t.id;
    END IF;
    IF TG_OP <> 'INSERT' THEN
        UPDATE "Tag" t SET "postCount" = "postCount" - c.posts
        FROM (SELECT "tagId", count(*)::int AS posts FROM before_rows WHERE "publishedAt" IS NOT NULL GROUP BY "tagId") c
        WHERE c."tagId" = t.id;
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER "PostTag_count_insert" AFTER INSERT ON "PostTag"
    REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION count_topic_posts();
CREATE TRIGGER "PostTag_count_update" AFTER UPDATE ON "PostTag"
    REFERENCING OLD TABLE AS before_rows NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION count_topic_posts();
CREATE TRIGGER "PostTag_count_delete" AFTER DELETE ON "PostTag"
    REFERENCING OLD TABLE AS before_rows FOR EACH STATEMENT EXECUTE FUNCTION count_topic_posts();

-- CreateTable
CREATE TABLE "MuteEntry" (
    "postId" UUID NOT NULL,
    "authorId" UUID NOT NULL,
    "topics" UUID[],
    "sources" TEXT[],
    "text" TEXT NOT NULL,

    CONSTRAINT "MuteEntry_pkey" PRIMARY KEY ("postId")
);

-- AddForeignKey
ALTER TABLE "MuteEntry" ADD CONSTRAINT "MuteEntry_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What mutes compare, worked out once when a briefing is written instead of each time that a list looks at it.
CREATE FUNCTION mute_refresh(post_id uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM "MuteEntry" WHERE "postId" = post_id
        AND NOT EXISTS (SELECT FROM "Post" WHERE "id" = post_id AND "publishedAt" IS NOT NULL);
    INSERT INTO "MuteEntry" ("postId", "authorId", "topics", "sources", "text")
    SELECT p."id", p."authorId",
        ARRAY(SELECT pt."tagId" FROM "PostTag" pt WHERE pt."postId" = p."id"),
        ARRAY(SELECT DISTINCT name FROM "Citation" c, unnest(mute_keys(c."url", c."publisher")) name
            WHERE c."postId" = p."id" AND name IS NOT NULL),
        coalesce(mute_text(concat_ws(' . ', p."title", p."subtitle", p."shortVersion")), '')
    FROM "Post" p WHERE p."id" = post_id AND p."publishedAt" IS NOT NULL
    ON CONFLICT ("postId") DO UPDATE SET "authorId" = EXCLUDED."authorId", "topics" = EXCLUDED."topics",
        "sources" = EXCLUDED."sources", "text" = EXCLUDED."text";
END
$$;

-- The triggers are those of search: they look at all that is compared, and at more.
CREATE OR REPLACE FUNCTION search_entry_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    row_is jsonb := to_jsonb(CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END);
    post_id text := CASE TG_TABLE_NAME WHEN 'Post' THEN row_is->>'id' ELSE row_is->>'postId' END;
BEGIN
    IF current_setting('ai_briefing.search_entry', true) IS DISTINCT FROM post_id THEN
        PERFORM search_refresh(post_id::uuid), mute_refresh(post_id::uuid);
        PERFORM set_config('ai_briefing.search_entry', post_id, true);
    END IF;
    RETURN NULL;
END
$$;

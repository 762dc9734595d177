-- What Following counts of a piece that is muted stands beside what hid it.
ALTER TABLE "MuteEntry" ADD COLUMN     "minutes" INTEGER NOT NULL DEFAULT 1;

-- Corrections are found without a look at the briefings.
-- DropIndex
DROP INDEX "Post_correctedAt_idx";

-- CreateIndex
CREATE INDEX "Post_correctedAt_publishedAt_id_idx" ON "Post"("correctedAt", "publishedAt", "id");

CREATE OR REPLACE FUNCTION mute_refresh(post_id uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM "MuteEntry" WHERE "postId" = post_id
        AND NOT EXISTS (SELECT FROM "Post" WHERE "id" = post_id AND "publishedAt" IS NOT NULL);
    INSERT INTO "MuteEntry" ("postId", "authorId", "topics", "sources", "text", "minutes")
    SELECT p."id", p."authorId",
        ARRAY(SELECT pt."tagId" FROM "PostTag" pt WHERE pt."postId" = p."id"),
        ARRAY(SELECT DISTINCT name FROM "Citation" c, unnest(mute_keys(c."url", c."publisher")) name
            WHERE c."postId" = p."id" AND name IS NOT NULL),
        coalesce(mute_text(concat_ws(' . ', p."title", p."subtitle", p."shortVersion")), ''), p."readingMinutes"
    FROM "Post" p WHERE p."id" = post_id AND p."publishedAt" IS NOT NULL
    ON CONFLICT ("postId") DO UPDATE SET "authorId" = EXCLUDED."authorId", "topics" = EXCLUDED."topics",
        "sources" = EXCLUDED."sources", "text" = EXCLUDED."text", "minutes" = EXCLUDED."minutes";
END
$$;

-- What is there already.
UPDATE "MuteEntry" m SET "minutes" = p."readingMinutes" FROM "Post" p WHERE p."id" = m."postId" AND m."minutes" <> p."readingMinutes";

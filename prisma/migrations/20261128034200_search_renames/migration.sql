-- CreateTable
CREATE TABLE "SearchRename" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3),
    "postId" UUID,

    CONSTRAINT "SearchRename_pkey" PRIMARY KEY ("id")
);

-- Writes the entries of so many briefings of a renamed topic or author again, newest first from where it stopped. Once
-- there are no more the row is gone.
CREATE FUNCTION search_rename(renamed uuid, most int) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    row_is "SearchRename"%ROWTYPE;
    post record;
    done int := 0;
BEGIN
    SELECT * INTO row_is FROM "SearchRename" WHERE "id" = renamed FOR UPDATE;
    FOR post IN
        SELECT "id", "publishedAt" FROM (
            (SELECT pt."postId" AS "id", pt."publishedAt" FROM "PostTag" pt
            WHERE row_is."kind" = 'topic' AND pt."tagId" = renamed
                AND (pt."publishedAt", pt."postId") < (coalesce(row_is."at", 'infinity'), coalesce(row_is."postId", renamed))
            ORDER BY pt."publishedAt" DESC, pt."postId" DESC LIMIT most)
            UNION ALL
            (SELECT p."id", p."publishedAt" FROM "Post" p
            WHERE row_is."kind" = 'author' AND p."authorId" = renamed
                AND (p."publishedAt", p."id") < (coalesce(row_is."at", 'infinity'), coalesce(row_is."postId", renamed))
            ORDER BY p."publishedAt" DESC, p."id" DESC LIMIT most)
        ) named ORDER BY "publishedAt" DESC, "id" DESC
    LOOP
        PERFORM search_refresh(post."id");
        row_is."at" := post."publishedAt";
        row_is."postId" := post."id";
        done := done + 1;
    END LOOP;
    IF done < most THEN
        DELETE FROM "SearchRename" WHERE "id" = renamed;
    ELSE
        UPDATE "SearchRename" SET "at" = row_is."at", "postId" = row_is."postId" WHERE "id" = renamed;
    END IF;
END
$$;

-- The newest are found by the new name at once, the others when the worker comes to them (lib/search/rename-commands.ts).
CREATE FUNCTION search_renamed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO "SearchRename" ("id", "kind") VALUES (NEW."id", TG_ARGV[0])
    ON CONFLICT ("id") DO UPDATE SET "at" = NULL, "postId" = NULL;
    PERFORM search_rename(NEW."id", 100);
    RETURN NULL;
END
$$;

CREATE TRIGGER "Tag_renamed" AFTER UPDATE OF "name" ON "Tag"
    FOR EACH ROW WHEN (OLD."name" IS DISTINCT FROM NEW."name") EXECUTE FUNCTION search_renamed('topic');
CREATE TRIGGER "Author_renamed" AFTER UPDATE OF "name" ON "Author"
    FOR EACH ROW WHEN (OLD."name" IS DISTINCT FROM NEW."name") EXECUTE FUNCTION search_renamed('author');

-- What a reader saved is walked by the date of the briefings too, as a topic is: a bookmark carries its briefing's date.
-- Those that are there get theirs in the next migration, and the index in the one after it: nothing here takes longer when there
-- are millions of them.

-- Whoever is changing a date by the function of before ends first.
LOCK TABLE "Post" IN SHARE ROW EXCLUSIVE MODE;

-- AlterTable
ALTER TABLE "Bookmark" ADD COLUMN     "publishedAt" TIMESTAMPTZ(3);

-- FOR SHARE: a change of the briefing's date at the same moment waits, and then finds this row. A link has none. A date that is
-- set is not asked for again: the briefing's own change sets it, on every bookmark of it.
CREATE FUNCTION bookmark_published_at() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW."publishedAt" := NULL;
    IF NEW."postId" IS NOT NULL THEN
        SELECT "publishedAt" INTO NEW."publishedAt" FROM "Post" WHERE "id" = NEW."postId" FOR SHARE;
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER "Bookmark_publishedAt"
    BEFORE INSERT OR UPDATE OF "postId" ON "Bookmark"
    FOR EACH ROW EXECUTE FUNCTION bookmark_published_at();

CREATE OR REPLACE FUNCTION post_published_at() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE "PostTag" SET "publishedAt" = NEW."publishedAt" WHERE "postId" = NEW."id";
    UPDATE "Bookmark" SET "publishedAt" = NEW."publishedAt" WHERE "postId" = NEW."id";
    RETURN NULL;
END
$$;

-- In how many briefings all of these lexemes are expected, by the `search_statistics`, each by its own share; 0 where one of
-- them is too rare to be among these and where there are none yet.
CREATE FUNCTION search_expected(wanted text[], posts real, lexemes text[], shares real[]) RETURNS float8
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (
        SELECT coalesce(CASE WHEN bool_and(share > 0) THEN posts::float8 * exp(sum(ln(nullif(share, 0)))) END, 0)
        FROM (SELECT coalesce(shares[array_position(lexemes, lexeme)], 0)::float8 AS share FROM unnest(wanted) lexeme) each
    );

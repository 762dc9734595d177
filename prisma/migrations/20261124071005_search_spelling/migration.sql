-- Nothing reads it any more: search looks in "SearchEntry".
DROP TRIGGER "Post_searchDocument" ON "Post";
DROP FUNCTION post_search_document();

-- DropIndex
DROP INDEX "Post_searchDocument_idx";

-- AlterTable
ALTER TABLE "Post" DROP COLUMN "searchDocument";

-- Every word that is one slip of the fingers away: a letter left out, doubled or added, another in its place, two swapped
-- (Damerau 1964; made as in Norvig's spelling corrector).
CREATE FUNCTION search_edits(word text) RETURNS SETOF text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    BEGIN ATOMIC
        WITH cut AS (
            SELECT left(word, at) AS before, substr(word, at + 1) AS after FROM generate_series(0, length(word)) at
        ), letter AS (SELECT regexp_split_to_table('abcdefghijklmnopqrstuvwxyz0123456789', '') AS sign)
        SELECT before || substr(after, 2) FROM cut WHERE after <> ''
        UNION SELECT before || substr(after, 2, 1) || left(after, 1) || substr(after, 3) FROM cut WHERE length(after) > 1
        UNION SELECT before || sign || substr(after, 2) FROM cut, letter WHERE after <> ''
        UNION SELECT before || sign || after FROM cut, letter;
    END;

-- Words that are too common to search for are learned too, as '': a slip may be one of them.
CREATE OR REPLACE FUNCTION search_learn(value text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    -- In one order, so that two briefings that are written at once never wait for each other.
    INSERT INTO "SearchWord" ("word", "lexeme")
    SELECT word, coalesce(lexemes[1], '') FROM (
        SELECT DISTINCT unnest(search_words(value)) COLLATE "C" AS word
    ) words, LATERAL (SELECT ts_lexize('english_stem', word) AS lexemes) stem
    WHERE length(word) BETWEEN 3 AND 40 AND word !~ '^[0-9]+$'
        AND NOT EXISTS (SELECT FROM "SearchWord" known WHERE known."word" = words.word)
    ORDER BY word
    ON CONFLICT DO NOTHING;
END
$$;

SELECT search_learn(left("bodyText", 400000)) FROM "Post" WHERE "publishedAt" IS NOT NULL;

-- AlterTable
ALTER TABLE "SharedLink" ADD COLUMN     "document" tsvector;

-- CreateTable
CREATE TABLE "SearchEntry" (
    "postId" UUID NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL,
    "document" tsvector NOT NULL,

    CONSTRAINT "SearchEntry_pkey" PRIMARY KEY ("postId")
);

-- CreateTable
CREATE TABLE "SearchWord" (
    "word" TEXT COLLATE "C" NOT NULL,
    "lexeme" TEXT NOT NULL,

    CONSTRAINT "SearchWord_pkey" PRIMARY KEY ("word")
);

-- CreateIndex
CREATE INDEX "SearchEntry_publishedAt_postId_idx" ON "SearchEntry"("publishedAt" DESC, "postId" DESC);

-- CreateIndex
CREATE INDEX "SearchEntry_document_idx" ON "SearchEntry" USING GIN ("document") WITH (fastupdate = off);

-- CreateIndex
CREATE INDEX "SearchWord_lexeme_idx" ON "SearchWord"("lexeme");

-- CreateIndex
CREATE INDEX "SearchWord_word_idx" ON "SearchWord" USING GIN ("word" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "SharedLink_document_idx" ON "SharedLink" USING GIN ("document") WITH (fastupdate = off);

-- AddForeignKey
ALTER TABLE "SearchEntry" ADD CONSTRAINT "SearchEntry_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Narrow rows: a common word is then found by reading few pages, and only what is ranked is read whole.
ALTER TABLE "SearchEntry" SET (toast_tuple_target = 128);

-- English as search reads it: without accents, in what is found as in what is marked.
CREATE TEXT SEARCH CONFIGURATION briefing (COPY = english);
ALTER TEXT SEARCH CONFIGURATION briefing
    ALTER MAPPING FOR hword, hword_part, word WITH unaccent, english_stem;

-- The words of a text in their order, lower case, without accents.
CREATE FUNCTION search_words(value text) RETURNS text[]
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN array_remove(regexp_split_to_array(lower(search_text(value)), '[^[:alnum:]]+'), '');

-- What a source is found by: the words of its publisher or host, and each two that follow one another, so that
-- "ssrn.com" is found in "papers.ssrn.com" and "quarterly journal" in "The Quarterly Journal of Economics".
CREATE FUNCTION search_source_lexemes(value text) RETURNS text[]
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN (
        SELECT coalesce(array_agg('s:' || left(part, 80)), '{}') FROM (
            SELECT unnest(search_words(value)) AS part
            UNION SELECT words[at] || ' ' || words[at + 1]
            FROM search_words(value) words, generate_series(1, cardinality(words) - 1) at
        ) parts
    );

-- The query for a source as a reader names it; null where the name has no word. Words hold nothing that needs quoting.
CREATE FUNCTION search_source_query(value text) RETURNS tsquery
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN (
        SELECT string_agg(quote_literal(lexeme), ' & ')::tsquery FROM unnest(search_source_lexemes(value)) lexeme
        WHERE position(' ' in lexeme) > 0 OR cardinality(search_words(value)) = 1
    );

-- The query for briefings that have all words of a text in their title; null where it has only stop words.
CREATE FUNCTION search_title_query(value text) RETURNS tsquery
    LANGUAGE sql STABLE STRICT PARALLEL SAFE
    RETURN (
        SELECT string_agg(quote_literal('w:' || replace(lexeme, '\', ' ')), ' & ')::tsquery
        FROM unnest(tsvector_to_array(to_tsvector('briefing', value))) lexeme
    );

-- In which share of the briefings the rarest of these lexemes stands, by the statistics that ANALYZE keeps; 0 for one
-- that is too rare to be among them and where there are none yet, 1 for no lexeme at all.
CREATE FUNCTION search_share(lexemes text[]) RETURNS real
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN (
        SELECT CASE cardinality(lexemes) WHEN 0 THEN 1
            ELSE coalesce(min(coalesce((most_common_elem_freqs)[array_position(elems, lexeme)], 0)), 0) END
        FROM (
            SELECT most_common_elems::text::text[] AS elems, most_common_elem_freqs FROM pg_stats
            WHERE schemaname = 'public' AND tablename = 'SearchEntry' AND attname = 'document'
        ) stats, unnest(lexemes) lexeme
    );

CREATE FUNCTION search_learn(value text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    -- In one order, so that two briefings that are written at once never wait for each other.
    INSERT INTO "SearchWord" ("word", "lexeme")
    SELECT word, lexeme FROM (
        SELECT DISTINCT unnest(search_words(value)) COLLATE "C" AS word
    ) words, LATERAL (SELECT (ts_lexize('english_stem', word))[1] AS lexeme) lexemes
    WHERE length(word) BETWEEN 3 AND 40 AND word !~ '^[0-9]+$' AND lexeme IS NOT NULL
        AND NOT EXISTS (SELECT FROM "SearchWord" known WHERE known."word" = words.word)
    ORDER BY word
    ON CONFLICT DO NOTHING;
END
$$;

CREATE FUNCTION search_refresh(post_id uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    post "Post"%ROWTYPE;
    names text;
    rest text;
    lexemes text[];
    words tsvector;
BEGIN
    SELECT * INTO post FROM "Post" WHERE "id" = post_id;
    IF post."publishedAt" IS NULL THEN
        DELETE FROM "SearchEntry" WHERE "postId" = post_id;
        RETURN;
    END IF;
    SELECT concat_ws(' ', a."name", string_agg(t."name", ' ')), array_agg('t:' || t."id") || ('a:' || a."id")
    INTO names, lexemes
    FROM "Author" a LEFT JOIN ("PostTag" pt JOIN "Tag" t ON t."id" = pt."tagId") ON pt."postId" = post_id
    WHERE a."id" = post."authorId" GROUP BY a."id";
    SELECT coalesce(string_agg(c."title" || ' ' || c."publisher", E'\n'), '')
    INTO rest FROM "Citation" c WHERE c."postId" = post_id;
    lexemes := lexemes || ARRAY(
        SELECT unnest(search_source_lexemes(c."publisher") || search_source_lexemes(substring(c."url" from '://([^/:?#]+)')))
        FROM "Citation" c WHERE c."postId" = post_id
    ) || ARRAY(SELECT 'w:' || lexeme FROM unnest(tsvector_to_array(to_tsvector('briefing', post."title"))) lexeme);

    words := setweight(to_tsvector('briefing', post."title"), 'A')
        || setweight(to_tsvector('briefing', concat_ws(' ', post."subtitle", post."shortVersion")), 'B')
        || setweight(to_tsvector('briefing', left(post."bodyText", 400000)), 'C')
        || setweight(jsonb_to_tsvector('briefing', post."takeaways", '["string"]'), 'D')
        || setweight(jsonb_to_tsvector('briefing', jsonb_path_query_array(post."numbers", '$[*].label'), '["string"]'), 'D')
        || setweight(to_tsvector('briefing', concat_ws(' ', names, rest)), 'D');
    INSERT INTO "SearchEntry" ("postId", "publishedAt", "document")
    VALUES (post_id, post."publishedAt", words || array_to_tsvector(ARRAY(SELECT DISTINCT unnest(array_remove(lexemes, NULL)))))
    ON CONFLICT ("postId") DO UPDATE SET "publishedAt" = EXCLUDED."publishedAt", "document" = EXCLUDED."document";
    PERFORM search_learn(concat_ws(' ', post."title", post."subtitle", post."shortVersion", left(post."bodyText", 400000), names, rest));
END
$$;

-- A briefing is written by several statements: its entry is made once, when all of them are done.
CREATE FUNCTION search_entry_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    row_is jsonb := to_jsonb(CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END);
    post_id text := CASE TG_TABLE_NAME WHEN 'Post' THEN row_is->>'id' ELSE row_is->>'postId' END;
BEGIN
    IF current_setting('ai_briefing.search_entry', true) IS DISTINCT FROM post_id THEN
        PERFORM search_refresh(post_id::uuid);
        PERFORM set_config('ai_briefing.search_entry', post_id, true);
    END IF;
    RETURN NULL;
END
$$;

CREATE CONSTRAINT TRIGGER "Post_searchEntry"
    AFTER INSERT OR UPDATE OF "title", "subtitle", "shortVersion", "bodyText", "numbers", "takeaways", "authorId", "publishedAt" ON "Post"
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION search_entry_changed();

CREATE CONSTRAINT TRIGGER "PostTag_searchEntry" AFTER INSERT OR UPDATE OF "postId", "tagId" OR DELETE ON "PostTag"
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION search_entry_changed();

CREATE CONSTRAINT TRIGGER "Citation_searchEntry" AFTER INSERT OR UPDATE OR DELETE ON "Citation"
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION search_entry_changed();

CREATE FUNCTION shared_link_document() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW."document" := setweight(to_tsvector('briefing', NEW."title"), 'A')
        || setweight(to_tsvector('briefing', coalesce(NEW."comment", '')), 'B')
        || setweight(to_tsvector('briefing', array_to_string(search_words(NEW."url"), ' ')), 'D')
        || array_to_tsvector(search_source_lexemes(substring(NEW."url" from '://([^/:?#]+)')) || ('u:' || NEW."userId"));
    RETURN NEW;
END
$$;

CREATE TRIGGER "SharedLink_document" BEFORE INSERT OR UPDATE OF "title", "comment", "url", "userId" ON "SharedLink"
    FOR EACH ROW EXECUTE FUNCTION shared_link_document();

-- What is there already.
SELECT search_refresh("id") FROM "Post";
UPDATE "SharedLink" SET "url" = "url";

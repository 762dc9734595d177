-- Every bookmark gets its briefing's date, some thousands at a time, each time committed: nobody waits for long who saves or
-- publishes meanwhile. A script of one statement runs outside of a transaction. It may be run again: what has its date is left.
DO $$
DECLARE
    ids uuid[];
    reached uuid := '00000000-0000-0000-0000-000000000000';
BEGIN
    LOOP
        ids := ARRAY(SELECT "id" FROM "Bookmark" WHERE "id" > reached ORDER BY "id" LIMIT 2000);
        EXIT WHEN ids = '{}';
        -- The briefing first, as whoever changes its date does. Then the date is read that holds until this is committed.
        PERFORM FROM "Post" WHERE "id" IN (SELECT "postId" FROM "Bookmark" WHERE "id" = ANY (ids)) ORDER BY "id" FOR SHARE;
        UPDATE "Bookmark" b SET "publishedAt" = p."publishedAt" FROM "Post" p
            WHERE b."id" = ANY (ids) AND p."id" = b."postId" AND b."publishedAt" IS DISTINCT FROM p."publishedAt";
        COMMIT;
        reached := ids[cardinality(ids)];
    END LOOP;
END
$$;

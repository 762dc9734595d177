-- By hand. An item that changes while it is put into a story waits anew: its row is another one then (its xmin), and what was
-- read before does not take it out of the line.
CREATE OR REPLACE FUNCTION item_waits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO "ItemWaiting"("itemId", "at") VALUES (NEW."id", NEW."publishedAt")
    ON CONFLICT ("itemId") DO UPDATE SET "at" = EXCLUDED."at";
    RETURN NULL;
END $$;

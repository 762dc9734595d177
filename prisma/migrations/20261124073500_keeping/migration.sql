-- CreateEnum
CREATE TYPE "ReadingMemory" AS ENUM ('everything', 'places', 'nothing');

-- AlterTable
ALTER TABLE "Bookmark" ADD COLUMN     "archived" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "note" TEXT,
ADD COLUMN     "unread" BOOLEAN NOT NULL DEFAULT true;

-- AlterTable
ALTER TABLE "ReadState" ADD COLUMN     "asideAt" TIMESTAMPTZ(3),
ADD COLUMN     "placeAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "User" ADD COLUMN     "readingMemory" "ReadingMemory" NOT NULL DEFAULT 'everything';

-- CreateTable
CREATE TABLE "SavedList" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "position" INTEGER NOT NULL,
    "nextPosition" INTEGER NOT NULL DEFAULT 0,
    "token" TEXT,
    "publishedAt" TIMESTAMPTZ(3),
    "showsNotes" BOOLEAN NOT NULL DEFAULT false,
    "changedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SavedList_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SavedListEntry" (
    "listId" UUID NOT NULL,
    "bookmarkId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "addedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SavedListEntry_pkey" PRIMARY KEY ("listId","bookmarkId")
);

-- CreateTable
CREATE TABLE "SavedUndo" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "words" TEXT NOT NULL,
    "rows" JSONB NOT NULL,
    "usedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SavedUndo_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Opening" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "postId" UUID NOT NULL,
    "day" DATE NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Opening_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "SavedList_token_key" ON "SavedList"("token");

-- CreateIndex
CREATE UNIQUE INDEX "SavedList_userId_name_key" ON "SavedList"("userId", "name");

-- CreateIndex
CREATE INDEX "SavedListEntry_listId_position_idx" ON "SavedListEntry"("listId", "position");

-- CreateIndex
CREATE INDEX "SavedListEntry_listId_addedAt_bookmarkId_idx" ON "SavedListEntry"("listId", "addedAt" DESC, "bookmarkId");

-- CreateIndex
CREATE INDEX "SavedListEntry_bookmarkId_idx" ON "SavedListEntry"("bookmarkId");

-- CreateIndex
CREATE INDEX "SavedUndo_userId_idx" ON "SavedUndo"("userId");

-- CreateIndex
CREATE INDEX "SavedUndo_createdAt_idx" ON "SavedUndo"("createdAt");

-- CreateIndex
CREATE INDEX "Opening_userId_openedAt_id_idx" ON "Opening"("userId", "openedAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Opening_postId_idx" ON "Opening"("postId");

-- CreateIndex
CREATE UNIQUE INDEX "Opening_userId_postId_day_key" ON "Opening"("userId", "postId", "day");

-- CreateIndex
CREATE INDEX "Bookmark_userId_archived_createdAt_id_idx" ON "Bookmark"("userId", "archived", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Bookmark_userId_archived_unread_createdAt_id_idx" ON "Bookmark"("userId", "archived", "unread", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "ReadState_userId_placeAt_idx" ON "ReadState"("userId", "placeAt" DESC);

-- AddForeignKey
ALTER TABLE "SavedList" ADD CONSTRAINT "SavedList_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SavedListEntry" ADD CONSTRAINT "SavedListEntry_listId_fkey" FOREIGN KEY ("listId") REFERENCES "SavedList"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SavedListEntry" ADD CONSTRAINT "SavedListEntry_bookmarkId_fkey" FOREIGN KEY ("bookmarkId") REFERENCES "Bookmark"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SavedUndo" ADD CONSTRAINT "SavedUndo_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Opening" ADD CONSTRAINT "Opening_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Opening" ADD CONSTRAINT "Opening_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the schema cannot say.
ALTER TABLE "Bookmark"
    ADD CONSTRAINT "Bookmark_note_check" CHECK (length("note") BETWEEN 1 AND 2000);

ALTER TABLE "SavedList"
    ADD CONSTRAINT "SavedList_name_check" CHECK (length("name") BETWEEN 1 AND 80),
    ADD CONSTRAINT "SavedList_description_check" CHECK (length("description") <= 500),
    ADD CONSTRAINT "SavedList_token_check" CHECK (length("token") >= 22),
    ADD CONSTRAINT "SavedList_public_check" CHECK (("token" IS NULL) = ("publishedAt" IS NULL));

-- What was begun before there was a date of the place.
UPDATE "ReadState" SET "placeAt" = "updatedAt" WHERE "anchor" IS NOT NULL AND "readAt" IS NULL;

UPDATE "Bookmark" b SET "unread" = false FROM "ReadState" r
WHERE r."userId" = b."userId" AND r."postId" = b."postId" AND r."readAt" IS NOT NULL;

-- Whether a saved post is unread follows its reader's ReadState, from both sides. The lock has a ReadState that is being
-- written seen by the bookmark, or the bookmark by it.
CREATE FUNCTION bookmark_unread() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM "ReadState" WHERE "userId" = NEW."userId" AND "postId" = NEW."postId" AND "readAt" IS NOT NULL FOR SHARE;
    NEW."unread" := NOT FOUND;
    RETURN NEW;
END $$;

CREATE TRIGGER "Bookmark_unread"
    BEFORE INSERT OR UPDATE OF "userId", "postId" ON "Bookmark"
    FOR EACH ROW EXECUTE FUNCTION bookmark_unread();

CREATE FUNCTION read_state_bookmark() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    who uuid := CASE WHEN TG_OP = 'DELETE' THEN OLD."userId" ELSE NEW."userId" END;
    what uuid := CASE WHEN TG_OP = 'DELETE' THEN OLD."postId" ELSE NEW."postId" END;
    is_unread boolean := CASE WHEN TG_OP = 'DELETE' THEN true ELSE NEW."readAt" IS NULL END;
BEGIN
    UPDATE "Bookmark" SET "unread" = is_unread
    WHERE "userId" = who AND "postId" = what AND "unread" IS DISTINCT FROM is_unread;
    RETURN NULL;
END $$;

CREATE TRIGGER "ReadState_bookmark"
    AFTER INSERT OR UPDATE OF "readAt" OR DELETE ON "ReadState"
    FOR EACH ROW EXECUTE FUNCTION read_state_bookmark();

-- When a list last changed: its feed says so. Many entries of one press change it once: the column keeps milliseconds, and
-- so does what it is compared with.
CREATE FUNCTION saved_list_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE "SavedList" SET "changedAt" = now()
    WHERE "id" = CASE WHEN TG_OP = 'DELETE' THEN OLD."listId" ELSE NEW."listId" END AND "changedAt" < now()::timestamptz(3);
    RETURN NULL;
END $$;

CREATE TRIGGER "SavedListEntry_changed"
    AFTER INSERT OR UPDATE OR DELETE ON "SavedListEntry"
    FOR EACH ROW EXECUTE FUNCTION saved_list_changed();

CREATE FUNCTION bookmark_note_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE "SavedList" SET "changedAt" = now()
    WHERE "changedAt" < now()::timestamptz(3) AND "id" IN (SELECT "listId" FROM "SavedListEntry" WHERE "bookmarkId" = NEW."id");
    RETURN NULL;
END $$;

CREATE TRIGGER "Bookmark_note_changed"
    AFTER UPDATE OF "note" ON "Bookmark"
    FOR EACH ROW WHEN (OLD."note" IS DISTINCT FROM NEW."note")
    EXECUTE FUNCTION bookmark_note_changed();

-- The day of a reader, by the database's clock; a zone that it does not know counts as UTC.
CREATE FUNCTION day_in("zone" text) RETURNS date LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN (now() AT TIME ZONE "zone")::date;
EXCEPTION WHEN invalid_parameter_value THEN
    RETURN (now() AT TIME ZONE 'UTC')::date;
END $$;

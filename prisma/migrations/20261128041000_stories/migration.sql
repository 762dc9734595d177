-- AlterTable
ALTER TABLE "Story" ADD COLUMN "leadChosen" BOOLEAN NOT NULL DEFAULT false,
    ADD COLUMN "arrangedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "StoryItem" ADD COLUMN "kind" TEXT NOT NULL DEFAULT 'commentary';
ALTER TABLE "StoryItem" ALTER COLUMN "kind" DROP DEFAULT;

-- AlterTable
ALTER TABLE "StoryUndo" ADD COLUMN "storyIds" UUID[];

-- CreateTable
CREATE TABLE "ItemKey" (
    "itemId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ItemKey_pkey" PRIMARY KEY ("itemId","key")
);

-- CreateTable
CREATE TABLE "ItemWaiting" (
    "itemId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ItemWaiting_pkey" PRIMARY KEY ("itemId")
);

-- CreateIndex
CREATE INDEX "ItemKey_key_at_itemId_idx" ON "ItemKey"("key", "at" DESC, "itemId" DESC);

-- CreateIndex
CREATE INDEX "ItemWaiting_at_idx" ON "ItemWaiting"("at" DESC);

-- DropForeignKey
ALTER TABLE "StoryItem" DROP CONSTRAINT "StoryItem_itemId_fkey";

-- AddForeignKey
ALTER TABLE "StoryItem" ADD CONSTRAINT "StoryItem_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "FeedItem"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ItemKey" ADD CONSTRAINT "ItemKey_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "FeedItem"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ItemWaiting" ADD CONSTRAINT "ItemWaiting_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "FeedItem"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- From here on by hand: what schema.prisma cannot say.

-- Whoever writes items need not think of stories: what is new, or says something else, waits to be looked at.
CREATE FUNCTION item_waits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO "ItemWaiting"("itemId", "at") VALUES (NEW."id", NEW."publishedAt") ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
CREATE TRIGGER "FeedItem_waits" AFTER INSERT ON "FeedItem" FOR EACH ROW EXECUTE FUNCTION item_waits();
CREATE TRIGGER "FeedItem_waits_again" AFTER UPDATE OF "title", "url", "summary", "html" ON "FeedItem" FOR EACH ROW
    WHEN (OLD."title" <> NEW."title" OR OLD."url" <> NEW."url" OR OLD."summary" <> NEW."summary" OR OLD."html" <> NEW."html")
    EXECUTE FUNCTION item_waits();

INSERT INTO "ItemWaiting"("itemId", "at") SELECT "id", "publishedAt" FROM "FeedItem";

-- A story that its last item left is none any more.
CREATE FUNCTION story_ends() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM "Story" s WHERE s."id" = OLD."storyId" AND NOT EXISTS (SELECT 1 FROM "StoryItem" i WHERE i."storyId" = s."id");
    RETURN NULL;
END $$;
CREATE TRIGGER "StoryItem_ends" AFTER DELETE ON "StoryItem" FOR EACH ROW EXECUTE FUNCTION story_ends();

-- Parts of texts are only looked for among what is recent.
CREATE INDEX "ItemKey_bands_idx" ON "ItemKey"("at") WHERE starts_with("key", 'band:');

-- CreateEnum
CREATE TYPE "FeedState" AS ENUM ('active', 'paused', 'gone');

-- CreateEnum
CREATE TYPE "StoryState" AS ENUM ('open', 'set_aside', 'taken_up');

-- CreateTable
CREATE TABLE "Feed" (
    "id" UUID NOT NULL,
    "url" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "named" BOOLEAN NOT NULL DEFAULT false,
    "siteUrl" TEXT,
    "description" TEXT,
    "language" TEXT,
    "state" "FeedState" NOT NULL DEFAULT 'active',
    "etag" TEXT,
    "lastModified" TEXT,
    "dueAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "intervalSeconds" INTEGER NOT NULL DEFAULT 3600,
    "hintSeconds" INTEGER,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "failingSince" TIMESTAMPTZ(3),
    "lastError" TEXT,
    "lastStatus" INTEGER,
    "polledAt" TIMESTAMPTZ(3),
    "succeededAt" TIMESTAMPTZ(3),
    "claimedUntil" TIMESTAMPTZ(3),
    "removedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Feed_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FeedFollow" (
    "userId" UUID NOT NULL,
    "feedId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "FeedFollow_pkey" PRIMARY KEY ("userId","feedId")
);

-- CreateTable
CREATE TABLE "FeedItem" (
    "id" UUID NOT NULL,
    "feedId" UUID,
    "guid" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "author" TEXT,
    "summary" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "language" TEXT,
    "kind" "SourceKind" NOT NULL DEFAULT 'post',
    "publishedAt" TIMESTAMPTZ(3) NOT NULL,
    "changedAt" TIMESTAMPTZ(3),
    "fetchedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "contentHash" TEXT NOT NULL,
    "fingerprint" BIGINT,
    "enclosures" JSONB NOT NULL DEFAULT '[]',
    "duplicateOfId" UUID,

    CONSTRAINT "FeedItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Story" (
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "state" "StoryState" NOT NULL DEFAULT 'open',
    "leadItemId" UUID,
    "lastItemAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Story_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StoryItem" (
    "itemId" UUID NOT NULL,
    "storyId" UUID NOT NULL,
    "reason" JSONB NOT NULL,
    "addedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "StoryItem_pkey" PRIMARY KEY ("itemId")
);

-- CreateTable
CREATE TABLE "StoryUndo" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "words" TEXT NOT NULL,
    "rows" JSONB NOT NULL,
    "usedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "StoryUndo_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Feed_url_key" ON "Feed"("url");

-- CreateIndex
CREATE INDEX "FeedFollow_feedId_idx" ON "FeedFollow"("feedId");

-- CreateIndex
CREATE INDEX "FeedItem_publishedAt_id_idx" ON "FeedItem"("publishedAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "FeedItem_feedId_publishedAt_id_idx" ON "FeedItem"("feedId", "publishedAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "FeedItem_url_idx" ON "FeedItem"("url");

-- CreateIndex
CREATE INDEX "FeedItem_duplicateOfId_idx" ON "FeedItem"("duplicateOfId");

-- CreateIndex
CREATE UNIQUE INDEX "FeedItem_feedId_guid_key" ON "FeedItem"("feedId", "guid");

-- CreateIndex
CREATE UNIQUE INDEX "Story_leadItemId_key" ON "Story"("leadItemId");

-- CreateIndex
CREATE INDEX "Story_state_lastItemAt_id_idx" ON "Story"("state", "lastItemAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "StoryItem_storyId_addedAt_idx" ON "StoryItem"("storyId", "addedAt");

-- CreateIndex
CREATE INDEX "StoryUndo_userId_idx" ON "StoryUndo"("userId");

-- CreateIndex
CREATE INDEX "StoryUndo_createdAt_idx" ON "StoryUndo"("createdAt");

-- AddForeignKey
ALTER TABLE "FeedFollow" ADD CONSTRAINT "FeedFollow_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FeedFollow" ADD CONSTRAINT "FeedFollow_feedId_fkey" FOREIGN KEY ("feedId") REFERENCES "Feed"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FeedItem" ADD CONSTRAINT "FeedItem_feedId_fkey" FOREIGN KEY ("feedId") REFERENCES "Feed"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FeedItem" ADD CONSTRAINT "FeedItem_duplicateOfId_fkey" FOREIGN KEY ("duplicateOfId") REFERENCES "FeedItem"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Story" ADD CONSTRAINT "Story_leadItemId_fkey" FOREIGN KEY ("leadItemId") REFERENCES "FeedItem"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StoryItem" ADD CONSTRAINT "StoryItem_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "FeedItem"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StoryItem" ADD CONSTRAINT "StoryItem_storyId_fkey" FOREIGN KEY ("storyId") REFERENCES "Story"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StoryUndo" ADD CONSTRAINT "StoryUndo_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- From here on by hand: what schema.prisma cannot say.

ALTER TABLE "Feed"
    ADD CONSTRAINT "Feed_url_check" CHECK ("url" ~ '^https?://' AND length("url") <= 2000),
    ADD CONSTRAINT "Feed_siteUrl_check" CHECK ("siteUrl" ~ '^https?://' AND length("siteUrl") <= 2000),
    ADD CONSTRAINT "Feed_title_check" CHECK (length("title") BETWEEN 1 AND 300),
    ADD CONSTRAINT "Feed_description_check" CHECK (length("description") <= 2000),
    ADD CONSTRAINT "Feed_intervalSeconds_check" CHECK ("intervalSeconds" BETWEEN 900 AND 86400),
    ADD CONSTRAINT "Feed_hintSeconds_check" CHECK ("hintSeconds" > 0),
    ADD CONSTRAINT "Feed_failures_check" CHECK ("failures" >= 0 AND ("failures" = 0) = ("failingSince" IS NULL));

-- What the worker asks every few seconds: which feeds are due.
CREATE INDEX "Feed_due_idx" ON "Feed"("dueAt") WHERE "state" = 'active' AND "removedAt" IS NULL;
CREATE INDEX "Feed_removed_idx" ON "Feed"("removedAt") WHERE "removedAt" IS NOT NULL;

ALTER TABLE "FeedItem"
    ADD CONSTRAINT "FeedItem_guid_check" CHECK (length("guid") BETWEEN 1 AND 2000),
    ADD CONSTRAINT "FeedItem_url_check" CHECK ("url" ~ '^https?://' AND length("url") <= 2000),
    ADD CONSTRAINT "FeedItem_title_check" CHECK (length("title") BETWEEN 1 AND 500),
    ADD CONSTRAINT "FeedItem_author_check" CHECK (length("author") <= 300),
    ADD CONSTRAINT "FeedItem_summary_check" CHECK (length("summary") <= 1000),
    ADD CONSTRAINT "FeedItem_text_check" CHECK (length("html") <= 200000 AND length("text") <= 100000),
    ADD CONSTRAINT "FeedItem_publishedAt_check" CHECK ("publishedAt" <= GREATEST("fetchedAt", "changedAt")),
    ADD CONSTRAINT "FeedItem_duplicateOfId_check" CHECK ("duplicateOfId" <> "id");

-- What was handed in is one item for each address, whoever hands it in.
CREATE UNIQUE INDEX "FeedItem_handed_in_key" ON "FeedItem"("url") WHERE "feedId" IS NULL;

-- The four quarters of a fingerprint, each marked with its place. Two fingerprints that differ in at most three of their 64
-- bits have at least one quarter in common (Manku, Jain, Das Sarma: Detecting near-duplicates for web crawling, 2007):
--   WHERE fingerprint_parts(fingerprint) && fingerprint_parts($1) AND bit_count((fingerprint # $1)::bit(64)) <= 3
CREATE FUNCTION fingerprint_parts("fingerprint" bigint) RETURNS int[]
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN ARRAY[
        (fingerprint & 65535)::int,
        (fingerprint >> 16 & 65535)::int + 65536,
        (fingerprint >> 32 & 65535)::int + 131072,
        (fingerprint >> 48 & 65535)::int + 196608];

CREATE INDEX "FeedItem_fingerprint_idx" ON "FeedItem" USING gin (fingerprint_parts("fingerprint"))
    WHERE "fingerprint" IS NOT NULL;

ALTER TABLE "Story" ADD CONSTRAINT "Story_title_check" CHECK (length("title") BETWEEN 1 AND 500);

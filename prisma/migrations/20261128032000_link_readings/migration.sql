-- CreateEnum
CREATE TYPE "LinkState" AS ENUM ('unasked', 'waiting', 'read', 'refused');

-- AlterTable
ALTER TABLE "Highlight" ADD COLUMN     "sharedLinkId" UUID,
ALTER COLUMN "postId" DROP NOT NULL;

-- AlterTable
ALTER TABLE "Opening" ADD COLUMN     "sharedLinkId" UUID,
ALTER COLUMN "postId" DROP NOT NULL;

-- AlterTable
ALTER TABLE "ReadState" DROP CONSTRAINT "ReadState_pkey",
ADD COLUMN     "id" UUID NOT NULL DEFAULT gen_random_uuid(),
ADD COLUMN     "sharedLinkId" UUID,
ALTER COLUMN "postId" DROP NOT NULL,
ADD CONSTRAINT "ReadState_pkey" PRIMARY KEY ("id");

-- AlterTable
ALTER TABLE "SharedLink" ADD COLUMN     "askedAt" TIMESTAMPTZ(3),
ADD COLUMN     "claimedUntil" TIMESTAMPTZ(3),
ADD COLUMN     "offeredAt" TIMESTAMPTZ(3),
ADD COLUMN     "refusal" TEXT,
ADD COLUMN     "removedAt" TIMESTAMPTZ(3),
ADD COLUMN     "state" "LinkState" NOT NULL DEFAULT 'unasked',
ADD COLUMN     "takenUpAt" TIMESTAMPTZ(3),
ADD COLUMN     "titled" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "tries" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "LinkReading" (
    "sharedLinkId" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "subtitle" TEXT,
    "byline" TEXT,
    "published" TEXT,
    "language" TEXT,
    "site" TEXT,
    "canonical" TEXT,
    "html" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "excerpt" TEXT NOT NULL,
    "contents" JSONB NOT NULL DEFAULT '[]',
    "wordCount" INTEGER NOT NULL,
    "readingMinutes" INTEGER NOT NULL,
    "truncated" BOOLEAN NOT NULL DEFAULT false,
    "truncatedWords" TEXT,
    "hash" TEXT NOT NULL,
    "readAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LinkReading_pkey" PRIMARY KEY ("sharedLinkId")
);

-- CreateTable
CREATE TABLE "LinkImage" (
    "id" UUID NOT NULL,
    "sharedLinkId" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "LinkImage_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "LinkImage_sharedLinkId_hash_key" ON "LinkImage"("sharedLinkId", "hash");

-- CreateIndex
CREATE INDEX "Highlight_sharedLinkId_idx" ON "Highlight"("sharedLinkId");

-- CreateIndex
CREATE UNIQUE INDEX "Highlight_userId_sharedLinkId_fingerprint_key" ON "Highlight"("userId", "sharedLinkId", "fingerprint");

-- CreateIndex
CREATE INDEX "Opening_sharedLinkId_idx" ON "Opening"("sharedLinkId");

-- CreateIndex
CREATE UNIQUE INDEX "Opening_userId_sharedLinkId_day_key" ON "Opening"("userId", "sharedLinkId", "day");

-- CreateIndex
CREATE INDEX "ReadState_sharedLinkId_idx" ON "ReadState"("sharedLinkId");

-- CreateIndex
CREATE UNIQUE INDEX "ReadState_userId_postId_key" ON "ReadState"("userId", "postId");

-- CreateIndex
CREATE UNIQUE INDEX "ReadState_userId_sharedLinkId_key" ON "ReadState"("userId", "sharedLinkId");

-- CreateIndex
CREATE INDEX "SharedLink_userId_createdAt_id_idx" ON "SharedLink"("userId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "SharedLink_state_askedAt_idx" ON "SharedLink"("state", "askedAt");

-- CreateIndex
CREATE INDEX "SharedLink_offeredAt_idx" ON "SharedLink"("offeredAt");

-- CreateIndex
CREATE INDEX "SharedLink_removedAt_idx" ON "SharedLink"("removedAt");

-- AddForeignKey
ALTER TABLE "ReadState" ADD CONSTRAINT "ReadState_sharedLinkId_fkey" FOREIGN KEY ("sharedLinkId") REFERENCES "SharedLink"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Opening" ADD CONSTRAINT "Opening_sharedLinkId_fkey" FOREIGN KEY ("sharedLinkId") REFERENCES "SharedLink"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Highlight" ADD CONSTRAINT "Highlight_sharedLinkId_fkey" FOREIGN KEY ("sharedLinkId") REFERENCES "SharedLink"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LinkReading" ADD CONSTRAINT "LinkReading_sharedLinkId_fkey" FOREIGN KEY ("sharedLinkId") REFERENCES "SharedLink"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LinkImage" ADD CONSTRAINT "LinkImage_sharedLinkId_fkey" FOREIGN KEY ("sharedLinkId") REFERENCES "SharedLink"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the schema cannot say.
ALTER TABLE "ReadState"
    ADD CONSTRAINT "ReadState_target_check" CHECK (num_nonnulls("postId", "sharedLinkId") = 1);

ALTER TABLE "Opening"
    ADD CONSTRAINT "Opening_target_check" CHECK (num_nonnulls("postId", "sharedLinkId") = 1);

ALTER TABLE "Highlight"
    ADD CONSTRAINT "Highlight_target_check" CHECK (num_nonnulls("postId", "sharedLinkId") = 1);

ALTER TABLE "SharedLink"
    ADD CONSTRAINT "SharedLink_refusal_check" CHECK (("state" = 'refused') = ("refusal" IS NOT NULL)),
    ADD CONSTRAINT "SharedLink_waiting_check" CHECK ("state" <> 'waiting' OR "askedAt" IS NOT NULL),
    ADD CONSTRAINT "SharedLink_takenUpAt_check" CHECK ("takenUpAt" IS NULL OR "offeredAt" IS NOT NULL);

ALTER TABLE "LinkReading"
    ADD CONSTRAINT "LinkReading_published_check" CHECK ("published" ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2}(T[0-9:.]+Z)?)?)?$'),
    ADD CONSTRAINT "LinkReading_size_check" CHECK (length("html") <= 4000000 AND length("text") <= 2000000);

ALTER TABLE "LinkImage"
    ADD CONSTRAINT "LinkImage_size_check" CHECK ("width" > 0 AND "height" > 0 AND octet_length("bytes") <= 10485760);

-- Whether something saved is unread follows its reader's ReadState from both sides, for links as for posts.
CREATE OR REPLACE FUNCTION bookmark_unread() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW."postId" IS NOT NULL THEN
        PERFORM 1 FROM "ReadState" WHERE "userId" = NEW."userId" AND "postId" = NEW."postId" AND "readAt" IS NOT NULL FOR SHARE;
    ELSE
        PERFORM 1 FROM "ReadState" WHERE "userId" = NEW."userId" AND "sharedLinkId" = NEW."sharedLinkId" AND "readAt" IS NOT NULL
            FOR SHARE;
    END IF;
    NEW."unread" := NOT FOUND;
    RETURN NEW;
END $$;

DROP TRIGGER "Bookmark_unread" ON "Bookmark";
CREATE TRIGGER "Bookmark_unread"
    BEFORE INSERT OR UPDATE OF "userId", "postId", "sharedLinkId" ON "Bookmark"
    FOR EACH ROW EXECUTE FUNCTION bookmark_unread();

CREATE OR REPLACE FUNCTION read_state_bookmark() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    of "ReadState" := CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
    is_unread boolean := CASE WHEN TG_OP = 'DELETE' THEN true ELSE NEW."readAt" IS NULL END;
BEGIN
    IF of."postId" IS NOT NULL THEN
        UPDATE "Bookmark" SET "unread" = is_unread
        WHERE "userId" = of."userId" AND "postId" = of."postId" AND "unread" IS DISTINCT FROM is_unread;
    ELSE
        UPDATE "Bookmark" SET "unread" = is_unread
        WHERE "userId" = of."userId" AND "sharedLinkId" = of."sharedLinkId" AND "unread" IS DISTINCT FROM is_unread;
    END IF;
    RETURN NULL;
END $$;

-- A link is found by what was read at its address too. What a reader keeps for themselves teaches spelling nothing.
CREATE OR REPLACE FUNCTION shared_link_document() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    reading "LinkReading"%ROWTYPE;
BEGIN
    SELECT * INTO reading FROM "LinkReading" WHERE "sharedLinkId" = NEW."id";
    NEW."document" := setweight(to_tsvector('briefing', NEW."title"), 'A')
        || setweight(to_tsvector('briefing', concat_ws(' ', NEW."comment", reading."subtitle")), 'B')
        || setweight(to_tsvector('briefing', left(coalesce(reading."text", ''), 200000)), 'C')
        || setweight(to_tsvector('briefing', concat_ws(' ', reading."byline", reading."site")), 'D')
        || setweight(to_tsvector('briefing', array_to_string(search_words(NEW."url"), ' ')), 'D')
        || array_to_tsvector(search_source_lexemes(substring(NEW."url" from '://([^/:?#]+)')) || ('u:' || NEW."userId"));
    RETURN NEW;
END
$$;

CREATE FUNCTION link_reading_document() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE "SharedLink" SET "url" = "url" WHERE "id" = NEW."sharedLinkId";
    RETURN NULL;
END
$$;

CREATE TRIGGER "LinkReading_document" AFTER INSERT OR UPDATE OF "subtitle", "byline", "site", "text" ON "LinkReading"
    FOR EACH ROW EXECUTE FUNCTION link_reading_document();

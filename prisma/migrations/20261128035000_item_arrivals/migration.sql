-- AlterTable
ALTER TABLE "FeedItem" ADD COLUMN     "arrivedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- CreateIndex
CREATE INDEX "FeedItem_feedId_arrivedAt_id_idx" ON "FeedItem"("feedId", "arrivedAt" DESC, "id" DESC);

-- What is there already has its place by its date.
UPDATE "FeedItem" SET "arrivedAt" = "publishedAt";

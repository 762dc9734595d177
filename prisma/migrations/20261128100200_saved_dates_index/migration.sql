-- Made while bookmarks are written. What an interrupted run left is not valid and is made anew.
DROP INDEX CONCURRENTLY IF EXISTS "Bookmark_userId_publishedAt_postId_idx";

-- (committed)
-- CreateIndex
CREATE INDEX CONCURRENTLY "Bookmark_userId_publishedAt_postId_idx" ON "Bookmark"("userId", "publishedAt" DESC, "postId" DESC);

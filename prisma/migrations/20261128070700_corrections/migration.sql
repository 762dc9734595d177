-- The newest corrections with all that a notice says of them, so that their briefings are not looked up one by one.
DROP INDEX "Post_correctedAt_publishedAt_id_idx";
CREATE INDEX "Post_corrections_idx" ON "Post"("correctedAt", "publishedAt", "id") INCLUDE ("slug", "title", "correction")
    WHERE "correctedAt" IS NOT NULL;

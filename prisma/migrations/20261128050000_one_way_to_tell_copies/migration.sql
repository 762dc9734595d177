-- Copies are told by the bands of their text in "ItemKey" (lib/desk/near-identical.ts); what was kept for it beside is not read.
DROP INDEX "FeedItem_fingerprint_idx";
DROP FUNCTION fingerprint_parts(bigint);
ALTER TABLE "FeedItem" DROP COLUMN "fingerprint";

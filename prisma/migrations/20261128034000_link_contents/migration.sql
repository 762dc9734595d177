-- The contents of a reading are made from its text where it is shown.
ALTER TABLE "LinkReading" DROP COLUMN "contents";

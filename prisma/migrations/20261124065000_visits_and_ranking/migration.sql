-- AlterTable
ALTER TABLE "User" ADD COLUMN     "activeAt" TIMESTAMPTZ(3),
ADD COLUMN     "ranking" JSONB,
ADD COLUMN     "visitAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- A mix is a small object of whole numbers; lib/ranking/mix.ts reads it.
ALTER TABLE "User" ADD CONSTRAINT "User_ranking_check"
    CHECK ("ranking" IS NULL OR (jsonb_typeof("ranking") = 'object' AND octet_length("ranking"::text) <= 2000));

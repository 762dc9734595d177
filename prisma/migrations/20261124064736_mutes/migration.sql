-- CreateEnum
CREATE TYPE "MuteKind" AS ENUM ('word', 'topic', 'author', 'source');

-- AlterTable
ALTER TABLE "User" ADD COLUMN     "muteCount" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "Mute" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "kind" "MuteKind" NOT NULL,
    "value" TEXT,
    "folded" TEXT,
    "tagId" UUID,
    "authorId" UUID,
    "until" TIMESTAMPTZ(3),
    "removedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Mute_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Mute_tagId_idx" ON "Mute"("tagId");

-- CreateIndex
CREATE INDEX "Mute_authorId_idx" ON "Mute"("authorId");

-- CreateIndex
CREATE UNIQUE INDEX "Mute_userId_kind_folded_key" ON "Mute"("userId", "kind", "folded");

-- CreateIndex
CREATE UNIQUE INDEX "Mute_userId_tagId_key" ON "Mute"("userId", "tagId");

-- CreateIndex
CREATE UNIQUE INDEX "Mute_userId_authorId_key" ON "Mute"("userId", "authorId");

-- AddForeignKey
ALTER TABLE "Mute" ADD CONSTRAINT "Mute_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mute" ADD CONSTRAINT "Mute_tagId_fkey" FOREIGN KEY ("tagId") REFERENCES "Tag"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mute" ADD CONSTRAINT "Mute_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Author"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- From here on by hand: what schema.prisma cannot say.

-- Text as mutes compare it: compatibility forms folded, without accents, in small letters, one blank around each word.
-- Signs part words, but for + and # at the end of one ("c++", "c#"). Scripts that do not part their words by blanks (Han,
-- Kana, Hangul, Thai, Lao, Burmese, Khmer) get a blank around each letter, so that a word is found inside a run of them.
-- Nothing of % _ \ is left: the result is safe inside a LIKE pattern. Empty where there is no letter and no digit.
CREATE FUNCTION mute_text(value text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN nullif(regexp_replace(regexp_replace(regexp_replace(' ' ||
        lower(public.search_text(normalize(translate(value, U&'\00AD\200B\200C\200D\2060\FEFF', ''), NFKC))) || ' ',
        '([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\U00020000-\U0003ffff])', ' \1 ', 'g'),
        '[^[:alnum:]+#\u0591-\u05c7\u064b-\u065f\u0900-\u0eff\u1000-\u109f\u1780-\u17ff]+', ' ', 'g'),
        '(?<= )[+#]+ ?', '', 'g'), ' ');

-- What a source can be muted by: its publisher (folded, and as written where that is a host), its host and the hosts above.
CREATE FUNCTION mute_keys(url text, publisher text) RETURNS text[]
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN ARRAY[public.mute_text(publisher), lower(publisher)] || ARRAY(
        SELECT array_to_string(label[part:], '.')
        FROM (SELECT string_to_array(lower(substring(url FROM '^https?://(?:[^/?#@]*@)?([^/?#:]+)')), '.') AS label) host,
            generate_series(1, cardinality(label) - 1) AS part);

ALTER TABLE "Mute"
    ADD CONSTRAINT "Mute_subject_check" CHECK (
        num_nonnulls("folded", "tagId", "authorId") = 1
        AND ("kind" = 'topic') = ("tagId" IS NOT NULL) AND ("kind" = 'author') = ("authorId" IS NOT NULL)),
    ADD CONSTRAINT "Mute_value_check" CHECK (
        ("value" IS NULL) = ("folded" IS NULL)
        AND length("value") BETWEEN 1 AND 100 AND length("folded") BETWEEN 1 AND 500),
    ADD CONSTRAINT "Mute_word_check" CHECK ("kind" <> 'word' OR "folded" = mute_text("value"));

-- A reader has at most 200 mutes, the ended ones counted, the removed ones not. Their row is locked by the counting, so
-- that two at once cannot pass together.
ALTER TABLE "User" ADD CONSTRAINT "User_muteCount_check" CHECK ("muteCount" BETWEEN 0 AND 200);

CREATE FUNCTION mute_count() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE "User" SET "muteCount" = "muteCount"
        + CASE WHEN TG_OP <> 'DELETE' AND NEW."removedAt" IS NULL THEN 1 ELSE 0 END
        - CASE WHEN TG_OP <> 'INSERT' AND OLD."removedAt" IS NULL THEN 1 ELSE 0 END
    WHERE "id" = CASE WHEN TG_OP = 'DELETE' THEN OLD."userId" ELSE NEW."userId" END;
    RETURN NULL;
END
$$;

CREATE TRIGGER "Mute_count"
    AFTER INSERT OR DELETE OR UPDATE OF "removedAt" ON "Mute"
    FOR EACH ROW EXECUTE FUNCTION mute_count();

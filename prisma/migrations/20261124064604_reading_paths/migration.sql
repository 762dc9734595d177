-- CreateEnum
CREATE TYPE "PathVisibility" AS ENUM ('private', 'link', 'listed');

-- AlterTable
ALTER TABLE "Post" ADD COLUMN     "correction" TEXT;

-- AlterTable
ALTER TABLE "Tag" ADD COLUMN     "section" TEXT;

-- CreateTable
CREATE TABLE "ReadingPath" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "userId" UUID,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "visibility" "PathVisibility" NOT NULL DEFAULT 'private',
    "sourceHash" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ReadingPath_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PathStep" (
    "id" UUID NOT NULL,
    "pathId" UUID NOT NULL,
    "postId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "addedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removedAt" TIMESTAMPTZ(3),

    CONSTRAINT "PathStep_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PathFollow" (
    "userId" UUID NOT NULL,
    "pathId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PathFollow_pkey" PRIMARY KEY ("userId","pathId")
);

-- CreateTable
CREATE TABLE "NoticeState" (
    "userId" UUID NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL,
    "searches" BOOLEAN NOT NULL DEFAULT true,
    "corrections" BOOLEAN NOT NULL DEFAULT true,
    "paths" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "NoticeState_pkey" PRIMARY KEY ("userId")
);

-- CreateIndex
CREATE UNIQUE INDEX "ReadingPath_slug_key" ON "ReadingPath"("slug");

-- CreateIndex
CREATE INDEX "ReadingPath_userId_createdAt_idx" ON "ReadingPath"("userId", "createdAt");

-- CreateIndex
CREATE INDEX "ReadingPath_visibility_createdAt_idx" ON "ReadingPath"("visibility", "createdAt");

-- CreateIndex
CREATE INDEX "ReadingPath_removedAt_idx" ON "ReadingPath"("removedAt");

-- CreateIndex
CREATE INDEX "PathStep_postId_idx" ON "PathStep"("postId");

-- CreateIndex
CREATE INDEX "PathStep_removedAt_idx" ON "PathStep"("removedAt");

-- CreateIndex
CREATE UNIQUE INDEX "PathStep_pathId_postId_key" ON "PathStep"("pathId", "postId");

-- CreateIndex
CREATE INDEX "PathFollow_pathId_idx" ON "PathFollow"("pathId");

-- CreateIndex
CREATE INDEX "Post_correctedAt_idx" ON "Post"("correctedAt");

-- AddForeignKey
ALTER TABLE "ReadingPath" ADD CONSTRAINT "ReadingPath_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PathStep" ADD CONSTRAINT "PathStep_pathId_fkey" FOREIGN KEY ("pathId") REFERENCES "ReadingPath"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PathStep" ADD CONSTRAINT "PathStep_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PathFollow" ADD CONSTRAINT "PathFollow_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PathFollow" ADD CONSTRAINT "PathFollow_pathId_fkey" FOREIGN KEY ("pathId") REFERENCES "ReadingPath"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NoticeState" ADD CONSTRAINT "NoticeState_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema cannot say.
ALTER TABLE "ReadingPath"
    ADD CONSTRAINT "ReadingPath_slug_check" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    ADD CONSTRAINT "ReadingPath_owner_check" CHECK ("userId" IS NOT NULL OR "sourceHash" IS NOT NULL);

ALTER TABLE "PathStep"
    ADD CONSTRAINT "PathStep_position_check" CHECK ("position" >= 0);

-- One work under its several addresses: without scheme, www, fragment, tracking and a slash at the end; a DOI and an
-- arXiv number by themselves, whatever the site and the version.
CREATE FUNCTION source_key(url text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURNS NULL ON NULL INPUT
    AS $$
  WITH bare AS (
    SELECT regexp_replace(regexp_replace(lower(url), '#.*$', ''), '^https?://(www\.)?', '') AS address
  )
  SELECT CASE
    WHEN address ~ '^(dx\.)?doi\.org/' THEN 'doi:' || regexp_replace(address, '^(dx\.)?doi\.org/|/$', '', 'g')
    WHEN address ~ '^(export\.)?arxiv\.org/(abs|pdf|html)/' THEN
      'arxiv:' || regexp_replace(regexp_replace(address, '^(export\.)?arxiv\.org/(abs|pdf|html)/', ''), '(v[0-9]+)?(\.pdf)?/?$', '')
    ELSE regexp_replace(regexp_replace(regexp_replace(address,
      '([?&])(utm_[a-z]+|fbclid|gclid|ref)=[^&]*', '\1', 'g'), '[?&]+$', ''), '/$', '')
  END FROM bare
$$;

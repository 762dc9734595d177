-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('reader', 'editor', 'admin');

-- CreateEnum
CREATE TYPE "SourceKind" AS ENUM ('paper', 'report', 'dataset', 'book', 'post', 'video', 'podcast', 'thread', 'press', 'repository', 'documentation');

-- CreateTable
CREATE TABLE "User" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "emailVerified" TIMESTAMPTZ(3),
    "name" TEXT NOT NULL,
    "image" TEXT,
    "passwordHash" TEXT,
    "role" "Role" NOT NULL DEFAULT 'reader',
    "newSince" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Account" (
    "provider" TEXT NOT NULL,
    "providerAccountId" TEXT NOT NULL,
    "userId" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "refresh_token" TEXT,
    "access_token" TEXT,
    "expires_at" INTEGER,
    "token_type" TEXT,
    "scope" TEXT,
    "id_token" TEXT,
    "session_state" TEXT,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("provider","providerAccountId")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" UUID NOT NULL,
    "sessionToken" TEXT NOT NULL,
    "userId" UUID NOT NULL,
    "expires" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Author" (
    "id" UUID NOT NULL,
    "handle" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "bio" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Author_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Post" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "subtitle" TEXT,
    "shortVersion" TEXT NOT NULL,
    "shortVersionHtml" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "bodyHtml" TEXT NOT NULL,
    "bodyText" TEXT NOT NULL,
    "contents" JSONB NOT NULL,
    "numbers" JSONB NOT NULL,
    "takeaways" JSONB NOT NULL,
    "wordCount" INTEGER NOT NULL,
    "readingMinutes" INTEGER NOT NULL,
    "authorId" UUID NOT NULL,
    "publishedAt" TIMESTAMPTZ(3),
    "correctedAt" TIMESTAMPTZ(3),
    "firstPublisher" TEXT,
    "firstPublishedOn" TEXT,
    "firstUrl" TEXT,
    "sourceHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "searchDocument" tsvector,

    CONSTRAINT "Post_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Tag" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "hue" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Tag_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PostTag" (
    "postId" UUID NOT NULL,
    "tagId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "publishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "PostTag_pkey" PRIMARY KEY ("postId","tagId")
);

-- CreateTable
CREATE TABLE "Citation" (
    "id" UUID NOT NULL,
    "postId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" "SourceKind" NOT NULL,
    "title" TEXT NOT NULL,
    "publisher" TEXT NOT NULL,
    "date" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "note" TEXT,

    CONSTRAINT "Citation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Bookmark" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "postId" UUID,
    "sharedLinkId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Bookmark_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TagFollow" (
    "userId" UUID NOT NULL,
    "tagId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "TagFollow_pkey" PRIMARY KEY ("userId","tagId")
);

-- CreateTable
CREATE TABLE "AuthorFollow" (
    "userId" UUID NOT NULL,
    "authorId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AuthorFollow_pkey" PRIMARY KEY ("userId","authorId")
);

-- CreateTable
CREATE TABLE "ReadState" (
    "userId" UUID NOT NULL,
    "postId" UUID NOT NULL,
    "readAt" TIMESTAMPTZ(3),
    "anchor" TEXT,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ReadState_pkey" PRIMARY KEY ("userId","postId")
);

-- CreateTable
CREATE TABLE "ShareLink" (
    "id" UUID NOT NULL,
    "token" TEXT NOT NULL,
    "userId" UUID NOT NULL,
    "postId" UUID NOT NULL,
    "opens" INTEGER NOT NULL DEFAULT 0,
    "active" BOOLEAN DEFAULT true,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ShareLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ShareOpen" (
    "shareLinkId" UUID NOT NULL,
    "day" DATE NOT NULL,
    "visitor" TEXT NOT NULL,

    CONSTRAINT "ShareOpen_pkey" PRIMARY KEY ("shareLinkId","day","visitor")
);

-- CreateTable
CREATE TABLE "DailySalt" (
    "day" DATE NOT NULL,
    "salt" TEXT NOT NULL,

    CONSTRAINT "DailySalt_pkey" PRIMARY KEY ("day")
);

-- CreateTable
CREATE TABLE "SharedLink" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "url" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "comment" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SharedLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SharedLinkTag" (
    "sharedLinkId" UUID NOT NULL,
    "tagId" UUID NOT NULL,

    CONSTRAINT "SharedLinkTag_pkey" PRIMARY KEY ("sharedLinkId","tagId")
);

-- CreateTable
CREATE TABLE "RateLimiterFlexible" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "expire" TIMESTAMPTZ(3),

    CONSTRAINT "RateLimiterFlexible_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE INDEX "Account_userId_idx" ON "Account"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Session_sessionToken_key" ON "Session"("sessionToken");

-- CreateIndex
CREATE INDEX "Session_userId_idx" ON "Session"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Author_handle_key" ON "Author"("handle");

-- CreateIndex
CREATE UNIQUE INDEX "Post_slug_key" ON "Post"("slug");

-- CreateIndex
CREATE INDEX "Post_publishedAt_id_idx" ON "Post"("publishedAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Post_authorId_publishedAt_id_idx" ON "Post"("authorId", "publishedAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Post_searchDocument_idx" ON "Post" USING GIN ("searchDocument");

-- CreateIndex
CREATE UNIQUE INDEX "Tag_slug_key" ON "Tag"("slug");

-- CreateIndex
CREATE INDEX "PostTag_tagId_publishedAt_postId_idx" ON "PostTag"("tagId", "publishedAt" DESC, "postId" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "PostTag_postId_position_key" ON "PostTag"("postId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "Citation_postId_key_key" ON "Citation"("postId", "key");

-- CreateIndex
CREATE UNIQUE INDEX "Citation_postId_position_key" ON "Citation"("postId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "Bookmark_sharedLinkId_key" ON "Bookmark"("sharedLinkId");

-- CreateIndex
CREATE INDEX "Bookmark_userId_createdAt_id_idx" ON "Bookmark"("userId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Bookmark_postId_idx" ON "Bookmark"("postId");

-- CreateIndex
CREATE UNIQUE INDEX "Bookmark_userId_postId_key" ON "Bookmark"("userId", "postId");

-- CreateIndex
CREATE INDEX "TagFollow_tagId_idx" ON "TagFollow"("tagId");

-- CreateIndex
CREATE INDEX "AuthorFollow_authorId_idx" ON "AuthorFollow"("authorId");

-- CreateIndex
CREATE INDEX "ReadState_postId_idx" ON "ReadState"("postId");

-- CreateIndex
CREATE UNIQUE INDEX "ShareLink_token_key" ON "ShareLink"("token");

-- CreateIndex
CREATE INDEX "ShareLink_postId_idx" ON "ShareLink"("postId");

-- CreateIndex
CREATE UNIQUE INDEX "ShareLink_userId_postId_active_key" ON "ShareLink"("userId", "postId", "active");

-- CreateIndex
CREATE INDEX "ShareOpen_day_idx" ON "ShareOpen"("day");

-- CreateIndex
CREATE UNIQUE INDEX "SharedLink_userId_url_key" ON "SharedLink"("userId", "url");

-- CreateIndex
CREATE INDEX "SharedLinkTag_tagId_idx" ON "SharedLinkTag"("tagId");

-- CreateIndex
CREATE INDEX "RateLimiterFlexible_expire_idx" ON "RateLimiterFlexible"("expire");

-- AddForeignKey
ALTER TABLE "Account" ADD CONSTRAINT "Account_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Post" ADD CONSTRAINT "Post_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Author"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PostTag" ADD CONSTRAINT "PostTag_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PostTag" ADD CONSTRAINT "PostTag_tagId_fkey" FOREIGN KEY ("tagId") REFERENCES "Tag"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Bookmark" ADD CONSTRAINT "Bookmark_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Bookmark" ADD CONSTRAINT "Bookmark_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Bookmark" ADD CONSTRAINT "Bookmark_sharedLinkId_fkey" FOREIGN KEY ("sharedLinkId") REFERENCES "SharedLink"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TagFollow" ADD CONSTRAINT "TagFollow_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TagFollow" ADD CONSTRAINT "TagFollow_tagId_fkey" FOREIGN KEY ("tagId") REFERENCES "Tag"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuthorFollow" ADD CONSTRAINT "AuthorFollow_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuthorFollow" ADD CONSTRAINT "AuthorFollow_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Author"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReadState" ADD CONSTRAINT "ReadState_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReadState" ADD CONSTRAINT "ReadState_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ShareLink" ADD CONSTRAINT "ShareLink_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ShareLink" ADD CONSTRAINT "ShareLink_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ShareOpen" ADD CONSTRAINT "ShareOpen_shareLinkId_fkey" FOREIGN KEY ("shareLinkId") REFERENCES "ShareLink"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SharedLink" ADD CONSTRAINT "SharedLink_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SharedLinkTag" ADD CONSTRAINT "SharedLinkTag_sharedLinkId_fkey" FOREIGN KEY ("sharedLinkId") REFERENCES "SharedLink"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SharedLinkTag" ADD CONSTRAINT "SharedLinkTag_tagId_fkey" FOREIGN KEY ("tagId") REFERENCES "Tag"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- From here on by hand: what schema.prisma cannot say.

-- Extensions. Both are trusted: the owner of the database may make them.
CREATE EXTENSION IF NOT EXISTS unaccent WITH SCHEMA public;
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;

-- Checks.
ALTER TABLE "User"
    ADD CONSTRAINT "User_email_check" CHECK ("email" = lower("email") AND length("email") BETWEEN 3 AND 254);

ALTER TABLE "Author"
    ADD CONSTRAINT "Author_handle_check" CHECK ("handle" ~ '^[a-z0-9]+(-[a-z0-9]+)*$');

ALTER TABLE "Post"
    ADD CONSTRAINT "Post_slug_check" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    ADD CONSTRAINT "Post_wordCount_check" CHECK ("wordCount" >= 0),
    ADD CONSTRAINT "Post_readingMinutes_check" CHECK ("readingMinutes" >= 1);

ALTER TABLE "Tag"
    ADD CONSTRAINT "Tag_slug_check" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    ADD CONSTRAINT "Tag_hue_check" CHECK ("hue" BETWEEN 0 AND 359);

ALTER TABLE "PostTag"
    ADD CONSTRAINT "PostTag_position_check" CHECK ("position" >= 0);

ALTER TABLE "Citation"
    ADD CONSTRAINT "Citation_date_check" CHECK ("date" ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'),
    ADD CONSTRAINT "Citation_url_check" CHECK ("url" ~ '^https?://');

ALTER TABLE "SharedLink"
    ADD CONSTRAINT "SharedLink_url_check" CHECK ("url" ~ '^https?://');

ALTER TABLE "Bookmark"
    ADD CONSTRAINT "Bookmark_target_check" CHECK (num_nonnulls("postId", "sharedLinkId") = 1);

-- "active" is true or null, never false: the unique rule over it then holds one live link only.
ALTER TABLE "ShareLink"
    ADD CONSTRAINT "ShareLink_active_check" CHECK ("active" IS NOT FALSE),
    ADD CONSTRAINT "ShareLink_revokedAt_check" CHECK (("active" IS NULL) = ("revokedAt" IS NOT NULL)),
    ADD CONSTRAINT "ShareLink_opens_check" CHECK ("opens" >= 0);

-- Text as search sees it, without accents. unaccent() is only STABLE because its dictionary could be changed; ours is not.
CREATE FUNCTION search_text(value text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN public.unaccent('public.unaccent'::regdictionary, value);

CREATE FUNCTION post_search_document() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW."searchDocument" :=
        setweight(to_tsvector('english', search_text(NEW."title")), 'A') ||
        setweight(to_tsvector('english', search_text(concat_ws(' ', NEW."subtitle", NEW."shortVersion"))), 'B') ||
        setweight(to_tsvector('english', search_text(NEW."bodyText")), 'C');
    RETURN NEW;
END
$$;

CREATE TRIGGER "Post_searchDocument"
    BEFORE INSERT OR UPDATE OF "title", "subtitle", "shortVersion", "bodyText", "searchDocument" ON "Post"
    FOR EACH ROW EXECUTE FUNCTION post_search_document();

-- FOR SHARE: a change of the post's date at the same moment waits, and then finds this row.
CREATE FUNCTION post_tag_published_at() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    SELECT "publishedAt" INTO NEW."publishedAt" FROM "Post" WHERE "id" = NEW."postId" FOR SHARE;
    RETURN NEW;
END
$$;

CREATE TRIGGER "PostTag_publishedAt"
    BEFORE INSERT OR UPDATE OF "postId", "publishedAt" ON "PostTag"
    FOR EACH ROW EXECUTE FUNCTION post_tag_published_at();

CREATE FUNCTION post_published_at() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE "PostTag" SET "publishedAt" = NEW."publishedAt" WHERE "postId" = NEW."id";
    RETURN NULL;
END
$$;

CREATE TRIGGER "Post_publishedAt"
    AFTER UPDATE OF "publishedAt" ON "Post"
    FOR EACH ROW WHEN (OLD."publishedAt" IS DISTINCT FROM NEW."publishedAt")
    EXECUTE FUNCTION post_published_at();

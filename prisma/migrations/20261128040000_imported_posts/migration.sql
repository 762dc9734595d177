-- AlterTable
ALTER TABLE "Post" ADD COLUMN     "firstByline" TEXT,
ADD COLUMN     "firstCutOff" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "PostImage" (
    "id" UUID NOT NULL,
    "postId" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "PostImage_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "PostImage_postId_idx" ON "PostImage"("postId");

-- AddForeignKey
ALTER TABLE "PostImage" ADD CONSTRAINT "PostImage_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the schema cannot say.
ALTER TABLE "Post"
    ADD CONSTRAINT "Post_firstCutOff_check" CHECK (NOT "firstCutOff" OR "firstUrl" IS NOT NULL);

ALTER TABLE "PostImage"
    ADD CONSTRAINT "PostImage_size_check" CHECK ("width" > 0 AND "height" > 0 AND octet_length("bytes") <= 10485760);

-- CreateTable
CREATE TABLE "Highlight" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "postId" UUID NOT NULL,
    "exact" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "suffix" TEXT NOT NULL,
    "start" INTEGER NOT NULL,
    "repeats" BOOLEAN NOT NULL DEFAULT false,
    "fingerprint" TEXT NOT NULL,
    "note" TEXT,
    "settledFor" TEXT,
    "at" INTEGER,
    "until" INTEGER,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Highlight_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Highlight_postId_idx" ON "Highlight"("postId");

-- CreateIndex
CREATE INDEX "Highlight_removedAt_idx" ON "Highlight"("removedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Highlight_userId_postId_fingerprint_key" ON "Highlight"("userId", "postId", "fingerprint");

-- AddForeignKey
ALTER TABLE "Highlight" ADD CONSTRAINT "Highlight_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Highlight" ADD CONSTRAINT "Highlight_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Checks.
ALTER TABLE "Highlight"
    ADD CONSTRAINT "Highlight_exact_check" CHECK (length("exact") BETWEEN 1 AND 2000),
    ADD CONSTRAINT "Highlight_context_check" CHECK (length("prefix") <= 256 AND length("suffix") <= 256),
    ADD CONSTRAINT "Highlight_note_check" CHECK (length("note") BETWEEN 1 AND 4000),
    ADD CONSTRAINT "Highlight_start_check" CHECK ("start" >= 0),
    ADD CONSTRAINT "Highlight_place_check" CHECK (("at" IS NULL) = ("until" IS NULL) AND "at" >= 0 AND "until" > "at");

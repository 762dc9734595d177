-- An address that was typed without its scheme is asked for over https, and over plain http where https is not there.
ALTER TABLE "SharedLink" ADD COLUMN "assumedHttps" BOOLEAN NOT NULL DEFAULT false;

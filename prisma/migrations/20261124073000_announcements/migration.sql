-- Whoever writes what everybody may read says so when it is committed: the servers then drop the pages that they kept
-- (lib/announcements.ts). Said by the database, so that no writer can forget it: an import, a script, a hand with psql.
CREATE FUNCTION announce_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('briefing_changed', TG_ARGV[0]);
    RETURN NULL;
END
$$;

CREATE TRIGGER "Post_announce" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "Post"
    FOR EACH STATEMENT EXECUTE FUNCTION announce_change('posts');
CREATE TRIGGER "PostTag_announce" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "PostTag"
    FOR EACH STATEMENT EXECUTE FUNCTION announce_change('posts');
CREATE TRIGGER "Citation_announce" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "Citation"
    FOR EACH STATEMENT EXECUTE FUNCTION announce_change('posts');
CREATE TRIGGER "Tag_announce" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "Tag"
    FOR EACH STATEMENT EXECUTE FUNCTION announce_change('posts');
CREATE TRIGGER "Author_announce" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "Author"
    FOR EACH STATEMENT EXECUTE FUNCTION announce_change('posts');

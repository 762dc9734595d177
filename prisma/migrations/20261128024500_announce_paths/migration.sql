-- Reading paths are kept as briefings are; what makes such a page old is said in the same way. Of its maker a path shows
-- the name, and whether they are banned or an editor decides whether it is shown.
CREATE TRIGGER "ReadingPath_announce" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "ReadingPath"
    FOR EACH STATEMENT EXECUTE FUNCTION announce_change('paths');
CREATE TRIGGER "PathStep_announce" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "PathStep"
    FOR EACH STATEMENT EXECUTE FUNCTION announce_change('paths');
CREATE TRIGGER "User_announce_paths" AFTER UPDATE OF name, role, "bannedAt" ON "User"
    FOR EACH ROW WHEN (OLD.name IS DISTINCT FROM NEW.name OR OLD.role IS DISTINCT FROM NEW.role
        OR OLD."bannedAt" IS DISTINCT FROM NEW."bannedAt")
    EXECUTE FUNCTION announce_change('paths');

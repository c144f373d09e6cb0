-- Decisions and receipts point at reports: a report stays as it was made.
CREATE TRIGGER report_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON report
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Petitions and procedures are counted as cases are: their state, the marks that are counted of them at `position`, and
-- when those change by time alone. What was kept of them before was never counted and is in feed_update.
CREATE TABLE subject_file (
    kind text COLLATE "C" NOT NULL,
    key text COLLATE "C" NOT NULL,
    state json NOT NULL,
    marks json NOT NULL,
    marked_until timestamptz NOT NULL,
    wake_at timestamptz,
    position bigint NOT NULL,
    PRIMARY KEY (kind, key)
);
CREATE INDEX subject_file_wake ON subject_file (wake_at) WHERE wake_at IS NOT NULL;
DROP TABLE kept;

-- At most one of case_number, petition and procedure says what the change is about.
ALTER TABLE case_change
    ADD COLUMN petition text COLLATE "C",
    ADD COLUMN procedure text COLLATE "C";

-- Until when a case is on time under the rules other than the portal's; null: the same. The keyed hash of an officer.
ALTER TABLE case_file
    ADD COLUMN on_time_rules text COLLATE "C",
    ADD COLUMN officer text COLLATE "C";
CREATE INDEX case_file_officer ON case_file (unit) WHERE officer IS NOT NULL;

-- Who says so, and when; all null where nothing was said of it.
ALTER TABLE figure
    ADD COLUMN source text,
    ADD COLUMN author text,
    ADD COLUMN given_at timestamptz,
    ADD COLUMN valid_to date;

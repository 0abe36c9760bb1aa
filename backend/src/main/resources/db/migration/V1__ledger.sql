-- The ledger: the truth, and the only thing to back up.

-- One row a committed batch. The primary key is the fence: only one writer can take the next position.
CREATE TABLE ledger_batch (
    position bigint PRIMARY KEY,
    as_of timestamptz NOT NULL
);

-- Every update that was accepted, as it left the intake door (allow-listed: no personal data).
CREATE TABLE feed_update (
    seq bigint PRIMARY KEY,
    position bigint NOT NULL,
    update_id text COLLATE "C",
    feed text NOT NULL,
    kind text NOT NULL,
    key text COLLATE "C" NOT NULL,
    occurred_at timestamptz,
    received_at timestamptz NOT NULL,
    body json NOT NULL
);
CREATE UNIQUE INDEX feed_update_once ON feed_update (update_id) WHERE update_id IS NOT NULL;

-- A case as it is counted, and the state that its next update is folded into.
CREATE TABLE case_file (
    case_number text COLLATE "C" PRIMARY KEY,
    unit text COLLATE "C",
    procedure text COLLATE "C",
    status smallint,
    facts bigint NOT NULL DEFAULT 0,
    received_at timestamptz,
    finished_at timestamptz,
    due_at timestamptz,
    on_time_until timestamptz,
    handled_minutes bigint NOT NULL DEFAULT 0,
    findings bigint NOT NULL DEFAULT 0,
    -- The marks that were due before this instant are counted at `position`.
    marked_until timestamptz NOT NULL,
    -- The next moment at which the marks change without an update.
    wake_at timestamptz,
    position bigint NOT NULL,
    state json NOT NULL
);
CREATE INDEX case_file_wake ON case_file (wake_at) WHERE wake_at IS NOT NULL;
CREATE INDEX case_file_unit ON case_file (unit);

-- What each update changed: the signed marks of its case, or a figure. The windows are fed from here, and every change of
-- a score is explained from here. seq is null where time alone did it (a due date that passed).
CREATE TABLE case_change (
    position bigint NOT NULL,
    ordinal integer NOT NULL,
    seq bigint,
    case_number text COLLATE "C",
    marks json,
    figure json,
    PRIMARY KEY (position, ordinal)
);
CREATE INDEX case_change_case ON case_change (case_number);

-- Figures handed in from outside; the newest is in force.
CREATE TABLE figure (
    unit text COLLATE "C" NOT NULL,
    period text COLLATE "C" NOT NULL,
    component text COLLATE "C" NOT NULL,
    met numeric,
    total numeric,
    version_at timestamptz NOT NULL,
    version_id text COLLATE "C" NOT NULL,
    position bigint NOT NULL,
    PRIMARY KEY (unit, period, component)
);

-- Petitions and procedures, kept as known now for the components that will read them.
CREATE TABLE kept (
    kind text COLLATE "C" NOT NULL,
    key text COLLATE "C" NOT NULL,
    body json NOT NULL,
    version_at timestamptz NOT NULL,
    version_id text COLLATE "C" NOT NULL,
    position bigint NOT NULL,
    PRIMARY KEY (kind, key)
);

-- When each feed was last heard of, changes or not.
CREATE TABLE feed_contact (
    feed text COLLATE "C" PRIMARY KEY,
    contact_at timestamptz NOT NULL
);

-- How far a file was imported, so that an import that was broken off goes on.
CREATE TABLE import_checkpoint (
    fingerprint text COLLATE "C" PRIMARY KEY,
    rows bigint NOT NULL,
    set_aside bigint NOT NULL,
    saved_at timestamptz NOT NULL
);

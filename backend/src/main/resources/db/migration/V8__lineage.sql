-- Whose ledger it is, so that what is made of one ledger is never read as another one's. One row, never changed.
CREATE TABLE ledger_identity (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    id uuid NOT NULL DEFAULT gen_random_uuid()
);
INSERT INTO ledger_identity DEFAULT VALUES;

-- A number by chance: two histories that part at a position have different ones from there on, whatever the positions say.
-- Batches bring their own; the default is for those that were written before.
ALTER TABLE ledger_batch ADD COLUMN mark bigint NOT NULL
    DEFAULT ('x' || substr(replace(gen_random_uuid()::text, '-', ''), 17))::bit(64)::bigint;

-- What is counted is looked through unit by unit, all the time.
CREATE INDEX case_file_unit ON case_file (unit);

-- By which procedures, calendar and rules each was folded (core.casefile.CaseFold, its fingerprint); null: before that was
-- noted. What differs from the running server's is folded again from its state.
ALTER TABLE case_file ADD COLUMN folded_by bigint;
ALTER TABLE subject_file ADD COLUMN folded_by bigint;

-- Every fingerprint that something may still be folded by. A writer notes its own before it writes; once all is folded by it,
-- it is the only one left, and whole.
CREATE TABLE folded_by (
    fingerprint bigint PRIMARY KEY,
    whole boolean NOT NULL,
    since timestamptz NOT NULL DEFAULT now()
);

-- case_change.seq is 0 where no update did it but lists, calendar or rules that were corrected.

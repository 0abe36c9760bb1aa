-- Walls that an operator has let in, and what was done to them. Nothing here is counted.

CREATE TABLE screen (
    id text COLLATE "C" PRIMARY KEY,
    name text NOT NULL,
    place text NOT NULL,
    settings json NOT NULL,
    orders json NOT NULL,
    revision bigint NOT NULL,
    enrolled_at timestamptz NOT NULL,
    -- SHA-256 of the token that the wall shows, and of the one that it was handed next. The tokens are kept nowhere.
    token_hash text COLLATE "C" UNIQUE,
    token_at timestamptz,
    next_hash text COLLATE "C" UNIQUE,
    contact_at timestamptz,
    beat json,
    revoked_at timestamptz
);
-- Two walls of one name could not be told apart when one is to be taken away.
CREATE UNIQUE INDEX screen_name ON screen (lower(name)) WHERE revoked_at IS NULL;

-- Codes that are shown on walls now. screen_id is there once an operator has typed the code.
CREATE TABLE screen_enrolment (
    code text COLLATE "C" PRIMARY KEY,
    secret_hash text COLLATE "C" NOT NULL,
    expires_at timestamptz NOT NULL,
    screen_id text COLLATE "C" REFERENCES screen (id)
);

-- Who did what to which wall: lines are added, never changed.
CREATE TABLE screen_audit (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL,
    who text NOT NULL,
    screen_id text COLLATE "C" NOT NULL,
    screen_name text NOT NULL,
    what text NOT NULL,
    before json,
    after json
);
CREATE FUNCTION screen_audit_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit of screens is only added to';
END $$;
CREATE TRIGGER screen_audit_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON screen_audit
    FOR EACH STATEMENT EXECUTE FUNCTION screen_audit_stays();

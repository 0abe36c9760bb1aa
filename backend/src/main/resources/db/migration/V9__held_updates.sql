-- Updates that could not be counted only because a date lay too far ahead of a clock that was doubted. They wait here, as
-- they left the intake door (allow-listed: no personal data), until the clock is believed; then they go the ordinary way.
CREATE TABLE held_update (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    update_id text COLLATE "C",
    feed text COLLATE "C" NOT NULL,
    kind text COLLATE "C" NOT NULL,
    key text COLLATE "C" NOT NULL,
    occurred_at timestamptz,
    body json NOT NULL,
    -- The date that lies farthest ahead.
    farthest timestamptz NOT NULL,
    held_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX held_update_once ON held_update (update_id) WHERE update_id IS NOT NULL;

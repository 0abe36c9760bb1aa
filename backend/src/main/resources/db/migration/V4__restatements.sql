-- What changed in periods that had closed, by the day on which it became known. Made from the batches of that day alone, so
-- it can be made anew at any time.
CREATE TABLE restatement (
    day date NOT NULL,
    unit text COLLATE "C" NOT NULL,
    period text COLLATE "C" NOT NULL,
    component text COLLATE "C" NOT NULL,
    met_before numeric,
    total_before numeric,
    points_before numeric NOT NULL,
    met_after numeric,
    total_after numeric,
    points_after numeric NOT NULL,
    cases integer NOT NULL,
    case_tail text,
    at timestamptz NOT NULL,
    position bigint NOT NULL,
    PRIMARY KEY (day, unit, period, component)
);
CREATE INDEX restatement_unit ON restatement (unit, period);
CREATE INDEX restatement_at ON restatement (at);

-- The last position of the last day whose restatements are final; one row at most.
CREATE TABLE restated_to (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    position bigint NOT NULL
);

-- What was handed in up to an earlier position is read by it; figures are few among the changes of cases.
CREATE INDEX case_change_figure ON case_change (position) WHERE figure IS NOT NULL;

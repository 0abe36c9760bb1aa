-- What kind of thing restated a line: a case, a petition, a figure, a notice, a list. Lines from before do not say.
ALTER TABLE restatement ADD COLUMN kind text;

-- How an open case was seen, where that is more than "on time until": after each of these instants it was late, on time
-- again, and so on, by each of the four rules; null: on time just as long as the rules say.
ALTER TABLE case_file ADD COLUMN on_time_turns text COLLATE "C";

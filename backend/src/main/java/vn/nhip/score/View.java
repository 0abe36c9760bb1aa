package vn.nhip.score;

import org.jspecify.annotations.Nullable;

/**
 * What is looked at: scores by some catalogue, of all cases or of some procedures only. Screens and questions name one.
 *
 * @param catalogue the id of a catalogue, or of a set, whose version in force on the day of judgement is taken
 * @param list the id of a list of procedures; null for all cases
 */
public record View(String catalogue, @Nullable String list) {}

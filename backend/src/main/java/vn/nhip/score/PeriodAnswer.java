package vn.nhip.score;

import java.time.Instant;
import java.time.LocalDate;

/**
 * An answer: a standing, and the scores that were the newest when it was asked for; it knows at least what they know.
 *
 * @param asOf of these scores, not of the period
 * @param judgedOn the day of judgement
 * @param comparedSince the first day after which a change of a unit lies between what is compared
 */
public record PeriodAnswer(
        Standing standing, Instant asOf, long position, LocalDate judgedOn, LocalDate comparedSince) {}

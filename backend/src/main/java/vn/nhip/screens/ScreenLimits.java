package vn.nhip.screens;

import java.time.Duration;

/**
 * How much is let in. A province behind one gateway has one address, so what is allowed to an address is enough for all
 * its walls at once.
 *
 * @param screens enrolled in all
 * @param openCodes shown at the same time
 * @param codeLife of a code
 * @param codesPerAddress in one code's life
 * @param pollsPerAddress for a code's answer, in a minute
 * @param beatsPerScreen in a minute
 * @param waitingChanges beyond, callers are told to come again
 * @param callers that are remembered to count what they do
 * @param tokenLife after which a wall is handed a new token with its next beat
 */
public record ScreenLimits(
        int screens,
        int openCodes,
        Duration codeLife,
        int codesPerAddress,
        int pollsPerAddress,
        int beatsPerScreen,
        int waitingChanges,
        int callers,
        Duration tokenLife) {
    /** Of every server; what tests take less of. */
    public static final ScreenLimits USUAL =
            new ScreenLimits(2_000, 200, Duration.ofMinutes(10), 60, 1_200, 30, 500, 10_000, Duration.ofHours(24));
}

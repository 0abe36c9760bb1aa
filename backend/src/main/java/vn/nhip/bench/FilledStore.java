package vn.nhip.bench;

/** A province that has cases already: what is shown and scored is then as large as it is in life. */
final class FilledStore {
    private FilledStore() {}

    /** Cases that give every unit something to show. */
    private static final int ENOUGH = 5_000;

    private static final int MOST_TRIES = 24;

    static void with(Stage stage, Corpus history) throws Exception {
        with(stage, history, ENOUGH);
    }

    /** Sends for some seconds, and on a busy machine for as long as it takes to have enough. */
    static void with(Stage stage, Corpus history, int least) throws Exception {
        int taken = 0;
        for (int tries = 0; tries < MOST_TRIES && (tries == 0 || taken < least); tries++) {
            taken = stage.client(
                            "load",
                            "--corpus=" + history.file(),
                            "--skip=" + taken,
                            "--batch=500",
                            "--warm-up=0",
                            "--rounds=1",
                            "--seconds=5")
                    .getInteger("taken");
        }
        if (taken < least) throw new NotMeasuredException("only " + taken + " events of " + least + " were taken");
        stage.untilFollowed();
    }
}

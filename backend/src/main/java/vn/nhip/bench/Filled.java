package vn.nhip.bench;

/** A province that has cases already: what is shown and scored is then as large as it is in life. */
final class Filled {
    private Filled() {}

    static void with(Stage stage, Corpus history) throws Exception {
        stage.client("load", "--corpus=" + history.file(), "--batch=500", "--warm-up=0", "--rounds=1", "--seconds=5");
        stage.untilFollowed();
    }
}

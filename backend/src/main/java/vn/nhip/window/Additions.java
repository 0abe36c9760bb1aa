package vn.nhip.window;

import java.util.function.Consumer;

/**
 * Tells what was added to the windows, each stretch once: when its script has answered, or when the windows are seen to
 * stand where it would have brought them, for a script whose answer was lost may have run all the same.
 */
final class Additions {
    private Consumer<Applied> listener = applied -> {};
    private State state = new Settled();

    private sealed interface State {}

    /** All that was added has been told. */
    private record Settled() implements State {}

    /** A script is under way, or its answer was lost. */
    private record Doubtful(Applied stretch) implements State {}

    void listen(Consumer<Applied> to) {
        listener = to;
    }

    /** Its script is about to be sent. */
    void begun(Applied stretch) {
        state = new Doubtful(stretch);
    }

    /** Its script has run. */
    void answered() {
        if (state instanceof Doubtful doubtful) tell(doubtful);
    }

    /** The windows stand at a position, and no script is under way. */
    void found(String position) {
        if (!(state instanceof Doubtful doubtful)) return;
        if (position.equals(Long.toString(doubtful.stretch().position()))) tell(doubtful);
        else state = new Settled();
    }

    private void tell(Doubtful doubtful) {
        state = new Settled();
        listener.accept(doubtful.stretch());
    }
}

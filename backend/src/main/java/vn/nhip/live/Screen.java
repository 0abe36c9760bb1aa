package vn.nhip.live;

/**
 * One connected screen. While its socket is full nothing is queued for it: it is marked as behind, and gets the newest
 * picture when the socket has drained.
 */
final class Screen {
    /** The socket, as small as this class needs it. */
    interface Wire {
        /** From the moment that either end says goodbye nothing more may be asked of it; its handler may come later. */
        boolean isOpen();

        boolean isFull();

        void write(String frame);
    }

    private final Wire wire;
    private final LiveMeters meters;
    private boolean behind;
    private int missed;

    Screen(Wire wire, LiveMeters meters) {
        this.wire = wire;
        this.meters = meters;
    }

    /** Sends a frame, or notes that the screen missed one; one that is about to go gets nothing. */
    void send(String frame) {
        if (!wire.isOpen()) return;
        if (behind || wire.isFull()) {
            if (!behind) meters.behind().increment();
            behind = true;
            missed++;
            return;
        }
        wire.write(frame);
        meters.frames().increment();
    }

    /** Behind, and its socket has not drained. */
    boolean stuck() {
        return behind && wire.isOpen() && wire.isFull();
    }

    boolean behind() {
        return behind;
    }

    /** Frames missed since it fell behind. */
    int missed() {
        return missed;
    }

    /** The socket has drained; what comes next must be a whole picture. */
    void resume() {
        behind = false;
        missed = 0;
    }
}

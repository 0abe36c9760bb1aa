package vn.nhip.intake;

import io.vertx.core.Future;
import java.util.Optional;

/** Remembers how far a file was taken in, so that an interrupted import goes on where it was. */
public interface Checkpoints {
    /**
     * How far a file was taken in.
     *
     * @param rows committed or set aside, from the file's beginning
     * @param setAside of these, not counted
     */
    record Checkpoint(long rows, long setAside) {}

    /** @param fingerprint of the file's content, whatever its name; empty when it was never begun, or was finished */
    Future<Optional<Checkpoint>> load(String fingerprint);

    Future<Void> save(String fingerprint, Checkpoint checkpoint);

    /** The file is finished: importing it again begins at its beginning, and finds duplicates. */
    Future<Void> forget(String fingerprint);
}

package vn.nhip.ledger;

import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.casefile.CaseSnapshot;
import vn.nhip.core.petition.Petition;
import vn.nhip.core.update.CaseUpdate;
import vn.nhip.core.update.Update;

/** Of when an update is: its event time, or where the wire has none the newest moment that has passed in what it tells. */
final class ToldAt {
    private ToldAt() {}

    /** Null where nothing says. */
    static @Nullable Instant of(Update update, Instant now) {
        if (update.occurredAt() != null) return update.occurredAt();
        return moments(update.body())
                .filter(Objects::nonNull)
                .filter(at -> !at.isAfter(now))
                .max(Instant::compareTo)
                .orElse(null);
    }

    private static Stream<Instant> moments(CaseUpdate body) {
        if (body instanceof CaseUpdate.Snapshot told) return moments(told.snapshot());
        if (body instanceof CaseUpdate.Progress told)
            return Stream.of(told.step().at());
        if (body instanceof CaseUpdate.PetitionTold told) return moments(told.petition());
        return Stream.empty();
    }

    private static Stream<Instant> moments(CaseSnapshot told) {
        Stream<Instant> own = Stream.of(
                told.submittedAt(), told.receivedAt(), told.finishedAt(), told.returnedAt(), told.refusedAt());
        Stream<Instant> waits =
                told.supplements().stream().flatMap(round -> Stream.of(round.requestedAt(), round.completedAt()));
        return Stream.concat(own, waits);
    }

    private static Stream<Instant> moments(Petition told) {
        return Stream.of(told.receivedAt(), told.transferredAt(), told.handledAt(), told.publishedAt());
    }
}

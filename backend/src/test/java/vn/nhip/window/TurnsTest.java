package vn.nhip.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who works when, and who shares whose turn. */
class TurnsTest {
    private final List<String> begun = new ArrayList<>();
    private Future<Void> before = Future.succeededFuture();
    private final Turns turns = new Turns(() -> before);
    private final Promise<String> first = Promise.promise();

    private Future<String> begin(String name, Future<String> answer) {
        begun.add(name);
        return answer;
    }

    private Future<Void> refresh() {
        return turns.shared(() -> begin("refresh", Future.succeededFuture("done")), done -> Future.succeededFuture());
    }

    @Test
    void givenOneThatWorks_whenAnotherIsAsked_thenItBeginsWhenTheFirstHasEnded_howeverThatEnded() {
        turns.next(() -> begin("first", first.future()));
        Future<String> second = turns.next(() -> begin("second", Future.succeededFuture("done")));
        assertEquals(List.of("first"), begun);

        first.fail("broken");

        assertEquals(List.of("first", "second"), begun);
        assertEquals("done", second.result());
    }

    @Test
    void givenARefreshThatWaits_whenAnotherIsAsked_thenBothAreOne() {
        turns.next(() -> begin("first", first.future()));
        Future<Void> one = refresh();
        Future<Void> other = refresh();

        first.complete("done");

        assertSame(one, other);
        assertTrue(one.succeeded());
        assertEquals(List.of("first", "refresh"), begun);
    }

    @Test
    void givenARefreshThatWorks_whenAnotherIsAsked_thenItHasATurnOfItsOwn() {
        Future<Void> one = turns.shared(() -> begin("one", first.future()), done -> Future.succeededFuture());
        Future<Void> other = refresh();
        assertNotSame(one, other);
        assertFalse(other.isComplete());

        first.complete("done");

        assertTrue(one.succeeded() && other.succeeded());
        assertEquals(List.of("one", "refresh"), begun);
    }

    @Test
    void givenWhatARefreshLeadsTo_thenWhoComesNextNeedNotWaitForIt() {
        Promise<Void> more = Promise.promise();
        Future<Void> refresh =
                turns.shared(() -> begin("refresh", Future.succeededFuture("behind")), behind -> more.future());

        Future<String> next = turns.next(() -> begin("next", Future.succeededFuture("done")));

        assertTrue(next.succeeded());
        assertFalse(refresh.isComplete());
        more.complete();
        assertTrue(refresh.succeeded());
    }

    @Test
    void givenARefreshWhoseTurnComesToNothing_whenAskedAgain_thenItIsTriedAgain() {
        before = Future.failedFuture("the ledger is away");
        Future<Void> failed = refresh();
        assertTrue(failed.failed());
        assertEquals(List.of(), begun);

        before = Future.succeededFuture();
        Future<Void> again = refresh();

        assertTrue(again.succeeded());
        assertEquals(List.of("refresh"), begun);
    }
}

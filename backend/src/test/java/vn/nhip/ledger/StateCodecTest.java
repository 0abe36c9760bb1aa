package vn.nhip.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static vn.nhip.testing.Histories.forAll;

import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.nhip.core.casefile.CaseNumber;
import vn.nhip.core.casefile.CaseState;
import vn.nhip.core.casefile.EarlierSnapshots;
import vn.nhip.core.casefile.Step;
import vn.nhip.core.version.Version;
import vn.nhip.testing.ACase;

class StateCodecTest {
    @Test
    void whatIsWrittenIsReadBack() {
        forAll(1_000, any -> {
            CaseNumber number = any.number(5);
            if (any.oneIn(3)) number = new CaseNumber(number.value() + "\u00a0\u2013 \u1ed9" + any.below(3));
            CaseState state = CaseState.unknown(number);
            for (int i = any.below(15); i > 0; i--) {
                Version version = new Version(any.near(Rig.now(), 60, 1), "tiếng \"Việt\" " + i, any.oneIn(2));
                state = state.with(any.ofCase(number, Rig.now()), version);
            }

            CaseState read = StateCodec.read(new CaseNumber(number.value()), StateCodec.write(state));

            assertEquals(state, read);
            assertEquals(state.number().told(), read.number().told());
            assertEquals(officers(state), officers(read));
        });
    }

    @Test
    void givenAStateFromBeforeEarlierSnapshotsWereKept_whenItIsRead_thenThereAreNone() {
        CaseState read = StateCodec.read(ACase.NUMBER, """
                {"n":{"u":"H48.01","p":"1.000001","s":4,"r":1793581200000,"f":0},"a":1793581200000,"i":"7","s":[],"r":true}
                """);

        assertEquals(EarlierSnapshots.NONE, read.earlier());
        assertEquals(ACase.NUMBER, read.number());
    }

    @Test
    void givenAWordOfThePortalThatIsTheSnapshotsOwn_thenItIsWrittenShortAndTheLongFormIsReadToo() {
        String told =
                "{\"n\":{\"u\":\"H48.01\",\"p\":\"1.000001\",\"s\":4,\"r\":1793581200000,\"f\":0,\"y\":1793581300000},"
                        + "\"a\":1793581200000,\"i\":\"7\",\"t\":true,\"s\":[],\"portal\":";
        String own = "{\"y\":true,\"at\":1793581300000,\"a\":1793581200000,\"i\":\"7\",\"t\":true}}";
        String others = own.replace("\"7\"", "\"8\"");

        assertEquals(told + "true}", StateCodec.write(StateCodec.read(ACase.NUMBER, told + own)));
        assertEquals(StateCodec.read(ACase.NUMBER, told + own), StateCodec.read(ACase.NUMBER, told + "true}"));
        assertEquals(told + others, StateCodec.write(StateCodec.read(ACase.NUMBER, told + others)));
    }

    @Test
    void givenAStateOfAnotherBuild_whenItIsRead_thenItIsRefusedRatherThanMisread() {
        assertThrows(UncheckedIOException.class, () -> StateCodec.read(ACase.NUMBER, "{\"s\":[],\"zz\":1}"));
    }

    private static List<String> officers(CaseState state) {
        return state.steps().stream().map(Step::officer).toList();
    }
}

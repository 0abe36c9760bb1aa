package vn.nhip.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static vn.nhip.testing.Histories.forAll;

import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.nhip.core.casefile.CaseNumber;
import vn.nhip.core.casefile.CaseState;
import vn.nhip.core.casefile.Step;
import vn.nhip.testing.ACase;

class StateCodecTest {
    @Test
    void whatIsWrittenIsReadBack() {
        forAll(1_000, any -> {
            CaseNumber number = any.number(5);
            CaseState state = CaseState.unknown(number);
            for (int i = any.below(15); i > 0; i--) {
                CaseState.Version version =
                        new CaseState.Version(any.near(Rig.now(), 60, 1), "tiếng \"Việt\" " + i, any.oneIn(2));
                state = state.with(any.ofCase(number, Rig.now()), version);
            }

            CaseState read = StateCodec.read(number, StateCodec.write(state));

            assertEquals(state, read);
            assertEquals(officers(state), officers(read));
        });
    }

    @Test
    void givenAStateOfAnotherBuild_whenItIsRead_thenItIsRefusedRatherThanMisread() {
        assertThrows(UncheckedIOException.class, () -> StateCodec.read(ACase.NUMBER, "{\"s\":[],\"zz\":1}"));
    }

    private static List<String> officers(CaseState state) {
        return state.steps().stream().map(Step::officer).toList();
    }
}

package vn.nhip.core.petition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static vn.nhip.testing.ACase.at;
import static vn.nhip.testing.Histories.forAll;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.nhip.core.version.Version;

class PetitionStateTest {
    @Test
    void theNewestTellingIsInForceInAnyOrderAndHoweverOften() {
        forAll(500, any -> {
            List<PetitionState> told = new ArrayList<>();
            for (int i = any.below(8); i >= 0; i--) {
                Version version = new Version(any.near(at("03-02 10:00"), 20, 0), "e-" + i, true);
                told.add(new PetitionState(any.petition("PA", at("03-02 10:00")), version));
            }
            List<PetitionState> again = new ArrayList<>(told);
            again.addAll(told);

            assertEquals(inForce(told), inForce(any.shuffled(again)));
        });
    }

    private static PetitionState inForce(List<PetitionState> told) {
        PetitionState state =
                PetitionState.of(told.get(0).petition(), told.get(0).version());
        for (PetitionState next : told) state = state.with(next.petition(), next.version());
        return state;
    }
}

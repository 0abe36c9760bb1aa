package vn.nhip.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static vn.nhip.testing.Histories.forAll;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import vn.nhip.core.petition.PetitionState;
import vn.nhip.core.procedure.ProcedureCode;
import vn.nhip.core.procedure.ProcedureNotice;
import vn.nhip.core.procedure.ProcedureState;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.core.version.Version;
import vn.nhip.testing.Histories;

class SubjectCodecTest {
    private static Version version(Histories any) {
        return new Version(any.near(Rig.now(), 60, 1), "tiếng \"Việt\" " + any.below(9), any.oneIn(2));
    }

    @Test
    void petitionsThatAreWrittenAreReadBack() {
        forAll(500, any -> {
            SubjectRow.State state =
                    new SubjectRow.OfPetition(PetitionState.of(any.petition("PA \"1\"", Rig.now()), version(any))
                            .with(any.petition("PA \"1\"", Rig.now()), version(any))
                            .with(any.petition("PA \"1\"", Rig.now()), version(any)));

            SubjectRow.Key key = new SubjectRow.Key(Subject.PETITION, "PA \"1\"");
            assertEquals(state, SubjectCodec.read(key, SubjectCodec.write(state)));
        });
    }

    @Test
    void aTransferOfAnEarlierBuildIsReadWithoutTheUnitThatItDidNotKeep() {
        SubjectRow.Key key = new SubjectRow.Key(Subject.PETITION, "PA-1");
        SubjectRow.OfPetition state = (SubjectRow.OfPetition) SubjectCodec.read(key, """
                {"what":{"unit":"H48.01","receivedAt":1790000000000,"status":"IN_PROGRESS","transferredAt":1795000000000,\
                "likes":0,"dislikes":0,"recomplained":false},"at":1795000000000,"id":"e","timed":true,\
                "transfers":[1793000000000]}""");

        assertEquals(
                new PetitionState.Holder(null, null),
                state.known().holders().get(Instant.ofEpochMilli(1793000000000L)));
        assertEquals(state, SubjectCodec.read(key, SubjectCodec.write(state)));
    }

    @Test
    void proceduresThatAreWrittenAreReadBack() {
        forAll(500, any -> {
            ProcedureCode code = new ProcedureCode("1.000001");
            ProcedureState known = ProcedureState.unknown(code, new UnitCode("H48"));
            for (int i = any.below(6); i > 0; i--) {
                ProcedureNotice notice = any.notice(Rig.now());
                known = known.with(notice, version(any));
            }
            SubjectRow.State state = new SubjectRow.OfProcedure(known);

            SubjectRow.Key key = new SubjectRow.Key(Subject.PROCEDURE, code.value());
            assertEquals(state, SubjectCodec.read(key, SubjectCodec.write(state)));
        });
    }
}

package vn.nhip.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.nhip.core.fact.Fact;
import vn.nhip.core.fact.Finding;
import vn.nhip.core.procedure.ProcedureCode;
import vn.nhip.core.update.CaseUpdate;

/** Fields in which a program wrote that it knows nothing, and codes as programs write them. */
class NothingSaidTest {
    private static CaseUpdate event(String type, String data) {
        String event = """
                [{"specversion":"1.0","id":"e","source":"/t","type":"%s","data":%s}]""".formatted(type, data);
        Decoded decoded = Fixtures.CODECS
                .events()
                .decode(Fixtures.bytes(event), Fixtures.NOW)
                .get(0);
        assertTrue(decoded instanceof Decoded.Readable, decoded::toString);
        return ((Decoded.Readable) decoded).update().body();
    }

    private static CaseUpdate.Snapshot row(String more) {
        String row = """
                [{"MaHoSo":"C-1","TrangThaiHoSo":"4","NgayTiepNhan":"20261101",%s}]""".formatted(more);
        Decoded decoded = Fixtures.CODECS
                .dvcqg()
                .decode(Fixtures.bytes(row), DvcqgCodec.Call.of(null, "H48.01", null), Fixtures.NOW)
                .get(0);
        return (CaseUpdate.Snapshot) ((Decoded.Readable) decoded).update().body();
    }

    @ParameterizedTest
    @ValueSource(strings = {"N/A", "-", "null", "0", "", "Kh\u00F4ng c\u00F3"})
    void givenAPetitionAboutNoCase_whenItsCaseIsAWord_thenThePetitionCounts(String word) {
        CaseUpdate.PetitionTold told = (CaseUpdate.PetitionTold) event("vn.nhip.petition.v1", """
                {"petition":"P-1","unit":"H48.01","receivedAt":"2026-11-02T08:00:00+07:00","case":"%s"}""".formatted(word));

        assertNull(told.petition().about());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "00", "0.0", "N/A", "-"})
    void givenACaseWithoutAProcedure_whenANoughtStandsForIt_thenItHasNone(String word) {
        assertEquals(
                ProcedureCode.NONE,
                row("\"MaTTHC\":\"" + word + "\"").snapshot().procedure());
    }

    @Test
    void givenALocalProcedureWithItsOwnLetter_whenACaseNamesIt_thenThatIsItsProcedure() {
        assertEquals(
                "\u0110KKD-01",
                row("\"MaTTHC\":\"\u0111kkd-01\"").snapshot().procedure().value());
    }

    @Test
    void givenAFeeThatIsNoAmount_whenRead_thenItIsNoted() {
        long findings = row("\"DanhSachLePhi\":[{\"Gia\":\"theo quy \u0111\u1ECBnh\"}]")
                .snapshot()
                .findings();

        assertEquals(Finding.UNREAD_FEE.bit(), findings);
        assertEquals(0, row("\"DanhSachLePhi\":[{\"Gia\":\"N/A\"}]").snapshot().findings());
        assertTrue(Fact.FEE_DUE.in(row("\"DanhSachLePhi\":[{\"Gia\":\"1.500.000,00 \u0111\"}]")
                .snapshot()
                .facts()));
    }

    @ParameterizedTest
    @CsvSource({
        "0,true",
        "00,true",
        "0.0,true",
        "3,true",
        "3.0,true",
        "-3,true",
        "-3.0,true",
        "1,false",
        "-1,false",
        "30,false"
    })
    void givenThePortalsAnswer_whenHandedOn_thenItsCodeDecides(String code, boolean taken) {
        CaseUpdate.Synchronised word =
                (CaseUpdate.Synchronised) event("vn.nhip.case.synchronised.v1", """
                {"MaHoSo":"C-1","error_code":"%s"}""".formatted(code));

        assertEquals(taken, word.acknowledged());
    }
}

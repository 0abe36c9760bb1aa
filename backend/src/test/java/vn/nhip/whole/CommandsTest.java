package vn.nhip.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vn.nhip.CommandRun;
import vn.nhip.testing.Servers;
import vn.nhip.testing.Until;

/** The command line: what it prints, what it leaves behind, and its exit codes. */
class CommandsTest {
    @RegisterExtension
    static final Servers servers = new Servers();

    @TempDir
    Path directory;

    private Stores stores;
    private Path configuration;

    @BeforeEach
    void prepare() {
        stores = new Stores(servers);
        stores.empty();
        configuration = SmallProvince.on(servers).in(directory.resolve("config"));
    }

    @AfterEach
    void close() {
        stores.close();
    }

    private static List<JsonObject> events(int number) {
        List<JsonObject> events = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            events.add(Event.aCase("H48.01-" + i)
                    .received("2026-03-02T08:00:00+07:00")
                    .due("2026-03-20")
                    .event("e-" + i));
        }
        return events;
    }

    private static String portalRows(int number) {
        JsonArray rows = new JsonArray();
        for (int i = 0; i < number; i++) {
            rows.add(new JsonObject()
                    .put("MaHoSo", "H48.02-" + i)
                    .put("MaTTHC", "1.000001")
                    .put("NgayTiepNhan", "20260302080000")
                    .put("NgayHenTra", "20260320")
                    .put("TrangThaiHoSo", 9)
                    .put("NgayKetThucXuLy", "20260310080000"));
        }
        return rows.encode();
    }

    private Path file(String name, String text) {
        try {
            return Files.writeString(directory.resolve(name), text);
        } catch (IOException cause) {
            throw new java.io.UncheckedIOException(cause);
        }
    }

    private Path zipped(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private static String lines(List<JsonObject> events) {
        return events.stream().map(JsonObject::encode).collect(Collectors.joining("\n"));
    }

    private CommandRun imports(String format, Path... files) {
        List<String> arguments =
                new ArrayList<>(List.of("import", "--format", format, "--config", configuration.toString()));
        for (Path file : files) arguments.add(file.toString());
        return CommandRun.of(arguments.toArray(String[]::new));
    }

    private CommandRun on(String command) {
        return CommandRun.of(command, "--config", configuration.toString());
    }

    private long cases() {
        return stores.number("SELECT count(*) FROM case_file");
    }

    @Test
    void givenAnIndentedEnvelope_andLinesInUtf16_whenImported_thenTheirRowsAreTaken_andAWrongFieldIsNamed()
            throws IOException {
        String envelope = new JsonObject()
                .put("session", "x")
                .put("madonvi", "H48.02")
                .put("service", "DongBoHoSoMC")
                .put("isUpdating", "True")
                .put("data", new JsonArray(portalRows(2)))
                .encodePrettily();
        List<String> rows = new JsonArray(portalRows(4))
                .stream().map(row -> ((JsonObject) row).encode()).toList();
        Path lines = directory.resolve("lines.json");
        Files.write(
                lines, ("\uFEFF" + rows.get(2) + "\r\n" + rows.get(3) + "\r\n").getBytes(StandardCharsets.UTF_16LE));

        CommandRun indented = imports("dvcqg-v2", file("envelope.json", envelope));
        CommandRun utf16 = imports("dvcqg-v2", lines);
        CommandRun wrong = imports(
                "dvcqg-v2",
                file("wrong.json", envelope.replace("H48.02-1", "H48.02-9").replace(": 9", ": 99")));

        assertEquals(0, indented.exit(), indented::out);
        assertTrue(indented.out().contains("2 rows: 2 accepted, 0 duplicate, 0 set aside"), indented::out);
        assertEquals(0, utf16.exit(), utf16::out);
        assertTrue(utf16.out().contains("2 rows: 2 accepted, 0 duplicate, 0 set aside"), utf16::out);
        assertEquals(4, cases());
        assertEquals(1, wrong.exit());
        assertTrue(wrong.out().contains(", row 2: H48.02-9 TrangThaiHoSo: "), wrong::out);
    }

    @Test
    void givenFilesOfBothForms_plainAndZipped_whenImported_thenTheirRowsAreCountedOnce() throws IOException {
        CommandRun portal = imports("dvcqg-v2", zipped("rows.json.gz", portalRows(1200)));
        CommandRun lines = imports("cloudevents", file("events.jsonl", lines(events(700))));
        CommandRun array = imports("cloudevents", file("events.json", new JsonArray(events(700)).encode()));

        assertEquals(0, portal.exit(), portal.out() + portal.err());
        assertTrue(portal.out().contains("1200 rows: 1200 accepted, 0 duplicate, 0 set aside"), portal.out());
        assertEquals(0, lines.exit(), lines.out() + lines.err());
        assertEquals(0, array.exit(), array.out() + array.err());
        assertTrue(array.out().contains("700 rows: 0 accepted, 700 duplicate, 0 set aside"), array.out());
        assertEquals(1900, cases());
        assertEquals(0, on("rebuild").exit());
        assertEquals(0, on("check").exit());
    }

    @Test
    void givenAFileWithABadRow_whenImported_thenItIsNamedAndTheExitCodeIsOne() {
        List<JsonObject> events = events(3);
        events.get(1).getJsonObject("data").put("unit", "H99.01");

        CommandRun run = imports("cloudevents", file("events.jsonl", lines(events)));

        assertEquals(1, run.exit());
        assertTrue(run.out().contains("data.unit: unknown unit"), run.out());
        assertTrue(run.out().contains("3 rows: 2 accepted, 0 duplicate, 1 set aside"), run.out());
        assertEquals(2, cases());
    }

    @Test
    void givenAnImportThatBrokeOff_whenRunAgain_thenItGoesOnWhereItWas() throws Exception {
        String text = lines(events(1500));
        Path file = file("events.jsonl", text);
        // What an import leaves that was killed after its second append.
        assertEquals(0, on("rebuild").exit());
        String sha256 = java.util.HexFormat.of()
                .formatHex(java.security.MessageDigest.getInstance("SHA-256")
                        .digest(text.getBytes(StandardCharsets.UTF_8)));
        servers.sql("INSERT INTO import_checkpoint (fingerprint, rows, set_aside, saved_at) VALUES ('" + sha256
                + "', 1000, 0, now())");

        CommandRun run = imports("cloudevents", file);

        assertEquals(0, run.exit(), run.out() + run.err());
        assertTrue(run.out().contains("500 rows: 500 accepted"), run.out());
        assertTrue(run.out().contains("1000 skipped"), run.out());
        assertEquals(500, cases());
        assertEquals(0, stores.number("SELECT count(*) FROM import_checkpoint"));
    }

    @Test
    void givenAFileThatIsNotThere_whenImported_thenItIsUnusableAndNamed() {
        CommandRun run = imports("cloudevents", directory.resolve("nowhere.json"));

        assertEquals(2, run.exit(), run.err());
        assertTrue(run.err().contains("nowhere.json"), run.err());
        assertTrue(run.err().contains("cannot be read"), run.err());
    }

    @Test
    void givenATamperedCount_whenChecked_thenTheDifferenceIsNamedAndRebuildMendsIt() {
        assertEquals(
                0,
                imports("cloudevents", file("events.jsonl", lines(events(20)))).exit());
        assertEquals(0, on("rebuild").exit());
        CommandRun clean = on("check");
        assertEquals(0, clean.exit(), clean.out());
        String tampered = null;
        for (Response key : stores.redis(Command.KEYS, "nhip:*:s:2026-03:H48.01")) tampered = key.toString();
        String field = stores.redis(Command.HKEYS, tampered).get(0).toString();
        stores.redis(Command.HINCRBY, tampered, field, 1);

        CommandRun found = on("check");

        assertEquals(1, found.exit());
        assertTrue(found.out().contains("2026-03:H48.01"), found.out());
        assertTrue(found.out().contains(" 1 differ"), found.out());
        CommandRun rebuilt = on("rebuild");
        assertEquals(0, rebuilt.exit());
        assertTrue(rebuilt.out().contains("rebuilt from 20 cases"), rebuilt.out());
        assertEquals(0, on("check").exit());
    }

    @Test
    void givenAStoredStateThatItsUpdatesDoNotMake_whenCheckedDeeply_thenTheCaseIsNamed() {
        imports("cloudevents", file("events.jsonl", lines(events(20))));
        on("rebuild");
        CommandRun clean = CommandRun.of("check", "--deep", "--config", configuration.toString());
        assertEquals(0, clean.exit(), clean.out() + clean.err());
        assertTrue(clean.out().contains("20 updates folded again: 60 states compared, 0 differ"), clean.out());

        servers.sql("UPDATE case_file SET facts = facts + 1 WHERE case_number ="
                + " (SELECT min(case_number) FROM case_file)");
        CommandRun found = CommandRun.of("check", "--deep", "--config", configuration.toString());
        assertEquals(1, found.exit(), found.out());
        assertTrue(found.out().contains(": verdict"), found.out());
        assertTrue(
                found.out().contains("counts compared, 0 differ"), "what was stored is not believed: " + found.out());
    }

    @Test
    void givenARunningServer_whenCheckedImportedAndRebuiltBesideIt_thenItGoesOnRight() {
        try (RunningServer server = RunningServer.start(configuration, () -> Instant.now())) {
            Caller caller = server.caller();
            caller.sendAndSee(Event.aCase("H48.03-1")
                    .of("H48.03")
                    .received("2026-03-02")
                    .due("2026-03-20")
                    .event("x"));

            assertEquals(
                    0,
                    imports("cloudevents", file("events.jsonl", lines(events(300))))
                            .exit());

            caller.see(stores.number("SELECT max(position) FROM ledger_batch"));
            assertEquals(301, caller.counts("H48", "2026-03").getInteger("received"));
            assertEquals(0, on("check").exit());
            CommandRun rebuilt = CommandRun.of("rebuild", "--wait", "--config", configuration.toString());
            assertEquals(0, rebuilt.exit(), rebuilt.err());
            Until.holds("the server goes on", () -> on("check").exit() == 0);
            caller.sendAndSee(Event.aCase("H48.03-2")
                    .of("H48.03")
                    .received("2026-03-02")
                    .due("2026-03-20")
                    .event("y"));
            assertEquals(302, caller.counts("H48", "2026-03").getInteger("received"));
        }
    }

    @Test
    void givenAnUnusableConfiguration_whenAnyCommandReadsIt_thenThePlaceIsNamed() throws IOException {
        Files.writeString(configuration.resolve("server.yaml"), """
                http: {host: 127.0.0.1, port: 0}
                postgres: {uri: embedded}
                redis: {uri: embedded}
                feeds: []
                operator: {key: "k"}
                limits: {maxRow: 50}
                """);

        for (String command : List.of("serve", "check", "rebuild")) {
            CommandRun run = on(command);

            assertEquals(2, run.exit(), run.err());
            assertTrue(run.err().contains("server.yaml:6"), run.err());
            assertTrue(run.err().contains("maxRow"), run.err());
            assertFalse(run.err().contains("Exception"), run.err());
        }
        CommandRun nowhere =
                CommandRun.of("check", "--config", directory.resolve("nowhere").toString());
        assertEquals(2, nowhere.exit());
        assertTrue(nowhere.err().contains("there is no such folder"), nowhere.err());
    }

    @Test
    void givenArgumentsThatNobodyKnows_thenTheExitCodeIsTwo() {
        assertEquals(2, CommandRun.of("check", "--confg", "x").exit());
        assertEquals(2, CommandRun.of("check").exit());
        assertEquals(2, CommandRun.of("fly").exit());
        assertEquals(
                2,
                CommandRun.of("import", "--config", "x", "--format", "cloudevents")
                        .exit());
        assertEquals(2, CommandRun.of("catalogue").exit());
        assertEquals(
                2,
                CommandRun.of(
                                "catalogue",
                                "check",
                                directory.resolve("nowhere.yaml").toString())
                        .exit());
        CommandRun format = imports("xml", file("x.json", "[]"));
        assertEquals(2, format.exit());
        assertTrue(format.err().contains("dvcqg-v2, cloudevents"), format.err());
        assertEquals(0, CommandRun.of("--help").exit());
        assertEquals(0, CommandRun.of("--version").exit());
    }

    @Test
    void givenACatalogue_whenChecked_thenFaultsHaveLineAndColumn() throws IOException {
        Path shipped = Path.of("../config/catalogue/766-portal-2026.yaml");
        String broken = Files.readString(shipped).replaceFirst("formula: linear", "formula: linaer");

        CommandRun printed = CommandRun.of("catalogue", "doc", shipped.toString());
        assertEquals(0, printed.exit());
        assertTrue(printed.out().startsWith("# Bộ chỉ số 766/QĐ-TTg"), printed.out());
        CommandRun good = CommandRun.of("catalogue", "check", shipped.toString());
        CommandRun bad =
                CommandRun.of("catalogue", "check", file("bad.yaml", broken).toString());

        assertEquals(0, good.exit(), good.err());
        assertEquals(1, bad.exit(), bad.out() + bad.err());
        assertTrue((bad.out() + bad.err()).matches("(?s).*bad\\.yaml:\\d+:\\d+.*linaer.*"), bad.out() + bad.err());
    }

    @Test
    void givenFigures_whenScored_thenTheTotalStandsThere() {
        Path figures = file("figures.csv", """
                unit,period,component,met,total
                H48.01,2026-10,2.1,9,10
                H48.01,2026-10,1.1,,
                """);

        CommandRun run = CommandRun.of(
                "score", "--catalogue", "../config/catalogue/766-portal-2026.yaml", "--figures", figures.toString());

        assertEquals(0, run.exit(), run.err());
        assertTrue(run.out().startsWith("unit,period,id,points,max,ratio,band"), run.out());
        assertTrue(run.out().contains("H48.01,2026-10,2.1,18.00,20"), run.out());
        assertTrue(run.out().contains("H48.01,2026-10,total,"), run.out());
    }
}

package vn.nhip.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vn.nhip.CommandRun;
import vn.nhip.testing.HandClock;
import vn.nhip.testing.Servers;
import vn.nhip.testing.Until;

/** Catalogues that are read anew while the server runs. */
class ReloadTest {
    @RegisterExtension
    static final Servers servers = new Servers();

    private static final Path SHIPPED = Path.of("..", "config", "catalogue", "766-portal-2026.yaml");
    private static final Instant NOW = Instant.parse("2026-11-20T07:31:48Z");

    @TempDir
    Path directory;

    private Path catalogue;
    private RunningServer server;
    private Caller caller;

    @BeforeEach
    void start() throws IOException {
        try (Stores stores = new Stores(servers)) {
            stores.empty();
        }
        SmallProvince.on(servers).in(directory);
        catalogue = Files.createDirectory(directory.resolve("catalogue")).resolve("a.yaml");
        Files.copy(SHIPPED, catalogue);
        server = RunningServer.start(directory, new HandClock(NOW));
        caller = server.caller();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> reload(String key) {
        HttpRequest.Builder request = caller.to("/api/v1/catalogues/reload").POST(HttpRequest.BodyPublishers.noBody());
        if (key != null) request.header("Authorization", "Bearer " + key);
        return caller.call(request);
    }

    private void withNewComponent() throws IOException {
        String text = Files.readString(SHIPPED);
        String component = """
                  - id: "9.1"
                    group: TDGQ
                    name: Hồ sơ nộp tại quầy
                    max: 0
                    formula: tracked
                    met: {count: received, all: [counter]}
                    total: {count: received}
                    words: "Số hồ sơ nộp tại quầy ÷ số hồ sơ tiếp nhận"
                    source: "Thử"

                """;
        Files.writeString(catalogue, text.replace("components:\n", "components:\n" + component));
    }

    @Test
    void givenNoKeyOrAnother_whenReloaded_thenItIsUnauthorized() {
        assertEquals(401, reload(null).statusCode());
        assertEquals(401, reload(SmallProvince.TOKEN).statusCode());
        assertEquals(401, reload(SmallProvince.OPERATOR + "x").statusCode());
    }

    @Test
    void givenAWrongFile_whenReloaded_thenEveryFaultIsNamedAndNothingHasChanged() throws IOException {
        String before = caller.json("/api/v1/about").getJsonObject("catalogue").encode();
        Files.writeString(
                catalogue,
                Files.readString(SHIPPED).replace("max: 20", "max: many").replace("id: 766-portal-2026", "id: other"));

        HttpResponse<String> response = reload(SmallProvince.OPERATOR);

        assertEquals(422, response.statusCode(), response.body());
        JsonArray errors = new JsonObject(response.body()).getJsonArray("errors");
        assertTrue(errors.size() >= 1, response.body());
        assertEquals("a.yaml", errors.getJsonObject(0).getString("file"));
        assertTrue(errors.getJsonObject(0).getInteger("line") > 1, response.body());
        assertEquals(
                before, caller.json("/api/v1/about").getJsonObject("catalogue").encode());
        caller.sendAndSee(Event.aCase("A-1").received("2026-11-02").event("1"));
        assertEquals(1, caller.counts("H48", "2026-11").getInteger("handled"));
    }

    @Test
    void givenANewComponent_whenReloadedWhileUpdatesFlow_thenItIsCountedRightAndScreensComeAgain() throws Exception {
        List<JsonObject> first = new ArrayList<>();
        for (int i = 0; i < 300; i++) first.add(aCase(i));
        caller.sendAndSee(first);
        withNewComponent();
        try (Frames screen = caller.screen("board=province&period=month")) {
            screen.snapshot();
            CompletableFuture<Void> flow = CompletableFuture.runAsync(() -> {
                for (int i = 300; i < 600; i += 10) {
                    List<JsonObject> more = new ArrayList<>();
                    for (int k = i; k < i + 10; k++) more.add(aCase(k));
                    caller.send(more);
                }
            });
            HttpResponse<String> response = reload(SmallProvince.OPERATOR);
            assertEquals(200, response.statusCode(), response.body());
            assertEquals(4001, screen.closeCode());
            flow.get();
        }
        caller.see(caller.send(aCase(0)).getLong("position"));

        JsonObject component = Caller.component(caller.sheet("H48", "2026-11"), "9.1");
        assertEquals(600, component.getInteger("total"));
        assertEquals(200, component.getInteger("met"));
        assertEquals(600, caller.counts("H48", "2026-11").getInteger("handled"));
        try (Frames screen = caller.screen("board=unit:H48.01&period=month")) {
            JsonObject row = Caller.rows(screen.snapshot()).get(0);
            assertEquals(600, Caller.component(row, "9.1").getInteger("total"));
        }
    }

    @Test
    void givenTheCommand_whenFilesAreRightOrWrong_thenItReloadsOrNamesTheFault() throws IOException {
        String address = "http://127.0.0.1:" + caller.port();
        withNewComponent();

        CommandRun done = CommandRun.of("catalogue", "reload", "--config", directory.toString(), "--server", address);
        assertEquals(0, done.exit(), done.err());
        assertTrue(done.out().contains("766-portal-2026"), done.out());
        assertTrue(caller.json("/api/v1/catalogues/766-portal-2026").encode().contains("\"9.1\""));

        Files.writeString(catalogue, "id: [");
        assertEquals(
                2,
                CommandRun.of("catalogue", "reload", "--config", directory.toString(), "--server", address)
                        .exit());
        assertTrue(caller.json("/api/v1/catalogues/766-portal-2026").encode().contains("\"9.1\""));

        Files.copy(SHIPPED, catalogue, StandardCopyOption.REPLACE_EXISTING);
        CommandRun nobody = CommandRun.of(
                "catalogue", "reload", "--config", directory.toString(), "--server", "http://127.0.0.1:1");
        assertEquals(1, nobody.exit());
        assertTrue(nobody.err().contains("no server answers"), nobody.err());
    }

    private static JsonObject withoutDueDate(String id, String number) {
        return Event.aCase(number)
                .of("H48.101")
                .with("procedure", "1.000003")
                .received("2026-11-18T09:00:00+07:00")
                .finished("2026-11-20T09:00:00+07:00")
                .event(id);
    }

    private void append(String file, String line) throws IOException {
        Files.writeString(directory.resolve(file), line + "\n", StandardOpenOption.APPEND);
    }

    private int onTime() {
        return caller.counts("H48.101", "2026-11").getInteger("onTime");
    }

    @Test
    void givenADayOffEnteredAfterTheFact_whenReloaded_thenTwinsHaveOneVerdictWhicheverWasToldAgain() throws Exception {
        caller.sendAndSee(withoutDueDate("1", "K-1"), withoutDueDate("2", "K-2"));
        assertEquals(0, onTime(), "one working day from the 18th ends on the 19th");
        append("calendar.csv", "2026-11-19,off");
        caller.sendAndSee(withoutDueDate("3", "K-2"));
        assertEquals(0, onTime(), "the server reads its lists when it is told to");

        assertEquals(200, reload(SmallProvince.OPERATOR).statusCode());
        Until.holds("both are on time", () -> onTime() == 2);
        JsonObject province = caller.counts("H48", "2026-11");
        assertEquals(2, province.getInteger("onTime"));
        assertEquals(0, province.getInteger("late"));

        server.stop();
        append("calendar.csv", "2026-11-20,makeup");
        Files.writeString(
                directory.resolve("calendar.csv"),
                Files.readString(directory.resolve("calendar.csv")).replace("2026-11-19,off\n", ""));
        server = RunningServer.start(directory, new HandClock(NOW));
        caller = server.caller();
        Until.holds("both are late again", () -> onTime() == 0);
    }

    @Test
    void givenUnitsAndProceduresThatBegin_whenReloaded_thenTheirCasesAreTakenAndAUnitMayNotVanish() throws Exception {
        JsonObject later = Event.aCase("N-1")
                .of("H48.105")
                .with("procedure", "1.999999")
                .received("2026-11-18")
                .event("1");
        assertEquals(1, caller.send(List.of(later)).getJsonArray("setAside").size());
        append("units.csv", "H48.105,Xã mới,Xã mới,commune,H48,2026-11-01,");
        append("procedures.csv", "1.999999,Thủ tục mới,commune,3WD,true,true,true,true");
        assertEquals(200, reload(SmallProvince.OPERATOR).statusCode());

        caller.sendAndSee(later);
        assertEquals(1, caller.counts("H48.105", "2026-11").getInteger("received"));
        assertEquals(1, caller.counts("H48", "2026-11").getInteger("received"));
        JsonObject quality = caller.sheet("H48.105", "2026-11").getJsonObject("quality");
        assertFalse(quality.encode().contains("unknown-procedure"), quality.encode());

        Path units = directory.resolve("units.csv");
        Files.writeString(units, Files.readString(units).replaceAll("H48\\.105.*\n", ""));
        HttpResponse<String> refused = reload(SmallProvince.OPERATOR);
        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains("H48.105 is missing"), refused.body());
    }

    private static JsonObject aCase(int number) {
        return Event.aCase("A-" + number)
                .received("2026-11-02T08:00:00+07:00")
                .with("channel", 1 + number % 3)
                .due("2026-11-30")
                .event("e-" + number);
    }
}

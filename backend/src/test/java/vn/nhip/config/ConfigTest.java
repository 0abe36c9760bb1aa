package vn.nhip.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.nhip.catalogue.CatalogueReader;
import vn.nhip.catalogue.Shipped;
import vn.nhip.catalogue.file.UnusableFilesException;
import vn.nhip.core.catalogue.Source;
import vn.nhip.core.procedure.Procedure;
import vn.nhip.core.procedure.ProcedureCode;
import vn.nhip.core.unit.Unit;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.core.unit.UnitHistory;

class ConfigTest {
    private static final Path TINY = Path.of("src", "test", "resources", "config-tiny");

    @TempDir
    Path dir;

    @BeforeEach
    void copyTheTinyConfiguration() throws IOException {
        try (Stream<Path> files = Files.list(TINY)) {
            for (Path file : files.toList()) Files.copy(file, dir.resolve(file.getFileName()));
        }
    }

    @Test
    void givenTheTinyDirectory_whenLoaded_thenItsValues() {
        Config config = Config.load(TINY, Map.of());

        assertEquals(new ServerSettings.Http("127.0.0.1", 0), config.server().http());
        assertEquals(Path.of("target", "tiny"), config.server().dataDir());
        assertTrue(config.server().postgres().embedded());
        assertFalse(config.server().redis().embedded());
        assertEquals(
                List.of(
                        new Feed.Http("one-stop", new Secret("not-a-secret"), 60),
                        new Feed.Stream("stream", "nhip:feed", "nhip", 5)),
                config.server().feeds());
        assertEquals(
                new ServerSettings.Limits(5_000_000, 50, 20_000, 1_000, 200, 5_000, 2_000, 1_000, 10_000),
                config.server().limits());
        assertEquals(
                new ServerSettings.Clock(Duration.ofMinutes(2), Duration.ofMinutes(5)),
                config.server().clock());
        assertEquals(
                new Province(new UnitCode("H48"), "Tỉnh Quảng Ngãi", ZoneId.of("Asia/Ho_Chi_Minh"), true),
                config.province());
        assertEquals(5, config.history().all().size());
        assertEquals(
                new Unit(
                        new UnitCode("H48.102"),
                        "Phường Cẩm Thành",
                        "Phường Cẩm Thành",
                        "commune",
                        new UnitCode("H48"),
                        LocalDate.parse("2025-07-01"),
                        LocalDate.parse("2026-12-31")),
                config.history()
                        .on(LocalDate.parse("2026-11-20"))
                        .find(new UnitCode("H48.102"))
                        .orElseThrow());
        assertTrue(config.days().isWorking(LocalDate.parse("2026-08-22")));
        assertFalse(config.days().isWorking(LocalDate.parse("2026-08-31")));
        assertFalse(config.days().isWorking(LocalDate.parse("2026-09-02")));
    }

    @Test
    void theDemoProvinceLoads() {
        Config demo = Config.load(Path.of("..", "config", "demo"), Map.of());

        assertTrue(demo.province().demo());
        assertEquals(
                96,
                demo.history()
                        .on(LocalDate.parse("2026-11-20"))
                        .ofKind("commune")
                        .size());
        assertFalse(demo.procedures().all().isEmpty());
    }

    @Test
    void givenAFolderOfCatalogues_whenLoaded_thenAllOfThemInTheOrderOfTheirNames() throws IOException {
        assertEquals(CatalogueReader.shippedVersions(), load().catalogues().all());

        Path folder = Files.createDirectory(dir.resolve("catalogue"));
        String shipped = Files.readString(Shipped.FILE);
        Files.writeString(folder.resolve("b.yaml"), shipped);
        Files.writeString(folder.resolve("a.yaml"), shipped.replace("id: 766-portal-2026\nset: \"766\"", "id: other"));
        assertEquals(
                List.of("other", "766-portal-2026"),
                load().catalogues().all().stream()
                        .map(catalogue -> catalogue.id())
                        .toList());

        Files.writeString(folder.resolve("c.yaml"), shipped);
        assertFaults("c.yaml: has the id of b.yaml: 766-portal-2026");
    }

    @Test
    void givenAnEmptyFolderOfCatalogues_whenLoaded_thenRefused() throws IOException {
        Files.createDirectory(dir.resolve("catalogue"));

        assertFaults("catalogue: holds no .yaml or .yml file");
    }

    @Test
    void givenVariables_whenLoaded_thenTheyWinOverTheFile() {
        ServerSettings server = Config.load(
                        dir,
                        Map.of(
                                "NHIP_HTTP_PORT", "9000",
                                "NHIP_DATA_DIR", "/var/lib/nhip",
                                "NHIP_POSTGRES_URI", "postgresql://u:hidden@db/nhip",
                                "NHIP_POSTGRES_POOL_SIZE", "4",
                                "NHIP_OPERATOR_KEY", "from-outside",
                                "NHIP_FEEDS_ONE_STOP_TOKEN", "outside-too",
                                "NHIP_FEEDS_STREAM_INTERVAL_SECONDS", "7",
                                "NHIP_LIMITS_MAX_ROWS", "",
                                "NHIP_SERVICE_HOST", "10.0.0.1"))
                .server();

        assertEquals(9000, server.http().port());
        assertEquals(Path.of("/var/lib/nhip"), server.dataDir());
        assertEquals("postgresql://u:hidden@db/nhip", server.postgres().uri());
        assertEquals(4, server.postgres().poolSize());
        assertTrue(server.operator().key().matches("from-outside"));
        assertTrue(((Feed.Http) server.feeds().get(0)).token().matches("outside-too"));
        assertEquals(7, server.feeds().get(1).intervalSeconds());
        assertEquals(50, server.limits().maxRows());
    }

    @Test
    void givenAWrongVariable_whenLoaded_thenItIsNamed() {
        String message = assertThrows(
                        UnusableFilesException.class, () -> Config.load(dir, Map.of("NHIP_HTTP_PORT", "http")))
                .getMessage();

        assertEquals("variable NHIP_HTTP_PORT: http.port: not a whole number: \"http\"; allowed: 0..65535", message);
    }

    @Test
    void givenSettings_whenPrinted_thenNoSecretIsReadable() {
        String text = Config.load(
                        dir,
                        Map.of(
                                "NHIP_POSTGRES_URI", "postgresql://u:hidden@db/nhip?password=hidden",
                                "NHIP_REDIS_URI", "redis://:hidden@cache:6379"))
                .toString();

        assertFalse(text.contains("hidden"), text);
        assertFalse(text.contains("not-a-secret"), text);
        assertTrue(text.contains("***"), text);
        assertTrue(text.contains("postgresql://u:***@db/nhip?password=***"), text);
    }

    @Test
    void givenNoOperatorKeyOrToken_whenLoaded_thenTheVariableIsNamed() throws IOException {
        change("server.yaml", "operator: {key: \"not-a-secret-either\"}\n", "");
        change("server.yaml", ", token: \"not-a-secret\"", "");

        assertFaults(
                "server.yaml:1:1: operator.key: is missing and has no default; write it here or set NHIP_OPERATOR_KEY",
                "server.yaml:6:5: feeds[0].token: is missing and has no default; write it here or set"
                        + " NHIP_FEEDS_ONE_STOP_TOKEN");
    }

    @Test
    void givenFaultsInSettings_whenLoaded_thenEveryOneWithItsPlace() throws IOException {
        change("server.yaml", "port: 0", "port: 65536, prot: 1");
        change("server.yaml", "{uri: embedded}", "{uri: \"mysql://u:hidden@db\"}");
        change("server.yaml", "name: stream", "name: Stream");
        change("server.yaml", "maxRows: 50", "maxRows: many");

        assertFaults(
                "server.yaml:1:31: http.port: outside 0..65535: 65536",
                "server.yaml:1:38: http.prot: unknown key; allowed: basePath, connections, feeds, frameAncestors, host, port, trustedProxies",
                "server.yaml:3:17: postgres.uri: unknown form of address; allowed: embedded, postgresql://…",
                "server.yaml:7:12: feeds[1].name: not a feed's name: \"Stream\"; allowed: a-z, 0-9 and -",
                "server.yaml:9:19: limits.maxRows: not a whole number: \"many\"; allowed: 1..100000");
    }

    @Test
    void givenTwoFeedsAlike_whenLoaded_thenRefused() throws IOException {
        change(
                "server.yaml",
                "  - {name: stream, kind: redis-stream, key: \"nhip:feed\", intervalSeconds: 5}",
                "  - {name: one-stop, kind: http, token: \"not-a-secret\"}\n  - {name: c, kind: kafka, token: x}");

        assertFaults(
                "server.yaml:7:12: feeds[1].name: \"one-stop\" is there twice",
                "server.yaml:7:41: feeds[1].token: the same token as \"one-stop\"",
                "server.yaml:8:21: feeds[2].kind: unknown \"kafka\"; allowed: http, redis-stream");
    }

    @Test
    void givenFaultsOfTheProvince_whenLoaded_thenEveryOneWithItsPlace() throws IOException {
        Files.writeString(dir.resolve("province.yaml"), "code: QN\nzone: Asia/Hue\ndemo: maybe\nwallPeriod: 2026-11\n");

        assertFaults(
                "province.yaml:1:1: name: is missing",
                "province.yaml:1:7: code: not a unit code: QN; allowed: H48, 000.00.00.H48",
                "province.yaml:2:7: zone: not a zone that browsers know: \"Asia/Hue\"; allowed: the name of a region,"
                        + " as Asia/Ho_Chi_Minh",
                "province.yaml:3:7: demo: unknown \"maybe\"; allowed: false, true",
                "province.yaml:4:13: wallPeriod: unknown period \"2026-11\"; allowed: week, month, quarter, year, 7d, 30d");
    }

    @Test
    void givenAnotherProvinceThanItsUnits_whenLoaded_thenRefused() throws IOException {
        change("province.yaml", "H48", "H44");

        assertFaults("units.csv: the province of province.yaml is H44, here it is H48");
    }

    @Test
    void givenFaultsOfUnits_whenLoaded_thenEveryOneWithItsLineAndColumn() throws IOException {
        Files.writeString(dir.resolve("units.csv"), """
                code,name,short_name,kind,parent,valid_from,valid_to
                H48,Tỉnh Quảng Ngãi,,province,,,
                H48.01,,,department,H48,,
                H48.02,Sở B,,Department,H48,,
                H48.03,Sở C,,department,H48.99,,
                H48.04,Sở D,,department,,,
                H48.05,Sở E,,department,H48,01/07/2025,
                H48.06,Sở G,,department,H48,2025-07-01,2025-06-30
                H48.02,Sở H,,department,H48,,
                48.07,Sở I,,department,H48,,
                H48.08,Sở K,Một tên viết tắt dài quá chừng,department,H48,,
                H48.09,Ban Quản lý Khu kinh tế Dung Quất,,department,H48,,
                H48.10,Sở L,department,H48
                """);
        change("procedures.csv", ",H48.101", ",");
        change("procedures.csv", ",H48.02", ",");

        assertFaults(
                "units.csv:3: name: is empty",
                "units.csv:4: kind: not a kind: \"Department\"; a word of a-z such as province, department, commune",
                "units.csv:5: parent: no unit has the code H48.99",
                "units.csv:6: parent: is empty; only the province has no parent",
                "units.csv:7: valid_from: not a day: \"01/07/2025\"; allowed: 2026-11-20",
                "units.csv:8: valid_to: before valid_from 2025-07-01",
                "units.csv:9: code: H48.02 is there twice, first on line 4",
                "units.csv:10: code: not a unit code: 48.07",
                "units.csv:11: short_name: longer than 28 characters (30): \"Một tên viết tắt dài quá chừng\"",
                "units.csv:12: short_name: is empty, and the name is longer than 28 characters (33): "
                        + "\"Ban Quản lý Khu kinh tế Dung Quất\"",
                "units.csv:13: 4 values for 7 columns");
    }

    @Test
    void givenUnitsInACircle_whenLoaded_thenRefused() throws IOException {
        Files.writeString(dir.resolve("units.csv"), """
                code,name,short_name,kind,parent,valid_from,valid_to
                H48,Tỉnh,,province,,,
                H48.01,A,,department,H48.02,,
                H48.02,B,,commune,H48.01,,
                """);
        change("procedures.csv", ",H48.101", ",");

        assertFaults(
                "units.csv:3: parent: H48.01 is its own ancestor", "units.csv:4: parent: H48.02 is its own ancestor");
    }

    @Test
    void givenUnitsThatChangeInTime_whenLoaded_thenTheirHistory() throws IOException {
        Files.writeString(dir.resolve("units.csv"), """
                code,name,short_name,kind,parent,valid_from,valid_to,merged_into
                H48,Tỉnh Quảng Ngãi,,province,,,,
                H48.02,Sở Tư pháp,,department,H48,,,
                H48.20,Huyện Bình Sơn,,district,H48,,2025-06-30,
                H48.102,Xã Cẩm Thành,,commune,H48.20,,2025-06-30,
                H48.102,Phường Cẩm Thành,,commune,H48,2025-07-01,,
                H48.201,Xã Bình Trung,,commune,H48.20,,2025-06-30,H48.101
                H48.101,Xã Bình Sơn,,commune,H48,2025-07-01,,
                """);
        change("procedures.csv", "2.000003,Cấp phép biểu diễn,department", "2.000003,Cấp phép biểu diễn,district");

        UnitHistory units = load().history();

        assertEquals(7, units.all().size());
        assertEquals(
                new UnitCode("H48.20"),
                units.on(LocalDate.parse("2025-06-30"))
                        .find(new UnitCode("H48.102"))
                        .orElseThrow()
                        .parent());
        assertEquals(
                "Phường Cẩm Thành",
                units.on(LocalDate.parse("2025-07-01"))
                        .find(new UnitCode("H48.102"))
                        .orElseThrow()
                        .name());
        assertEquals(
                new UnitCode("H48.101"),
                units.versions(new UnitCode("H48.201")).get(0).mergedInto());
    }

    @Test
    void givenFaultsOfUnitsThroughTime_whenLoaded_thenEveryOneWithItsLineAndColumn() throws IOException {
        change("procedures.csv", ",H48.101", ",");
        change("procedures.csv", ",H48.02", ",");
        change("procedures.csv", "department", "commune");
        String header = "code,name,short_name,kind,parent,valid_from,valid_to,merged_into\nH48,Tỉnh,,province,,,,\n";
        Files.writeString(dir.resolve("units.csv"), header + """
                H48.1,Xã A,,commune,H48,,2025-07-01,
                H48.1,Phường A,,commune,H48,2025-07-01,,
                H48.2,Xã B,,commune,H48,2025-07-01,,
                H48.2,Xã B cũ,,commune,H48,,,
                H48.3,Xã C,,commune,H48,,2025-06-30x,
                """);
        assertFaults(
                "units.csv:4: code: H48.1 is there twice, first on line 3: both hold on 2025-07-01",
                "units.csv:6: code: H48.2 is there twice, first on line 5: both hold on 2025-07-01",
                "units.csv:7: valid_to: not a day: \"2025-06-30x\"; allowed: 2026-11-20");

        Files.writeString(dir.resolve("units.csv"), header + """
                H48.20,Huyện,,district,H48,,2025-06-30,
                H48.1,Xã A,,commune,H48.20,,,
                H48.2,Xã B,,commune,H48.20,2025-07-01,,
                H48.3,Xã C,,commune,H48,,2025-06-30,H48.99
                H48.4,Xã D,,commune,H48,,,H48.3
                H48.5,Xã E,,commune,H48,,2025-06-30,H48.5
                H48.6,Xã G,,commune,H48,,2025-06-30,H48.20
                H48.7,Xã H,,commune,H48.8,,,
                H48.8,Xã I,,commune,H48,2025-07-01,,
                """);
        assertFaults(
                "units.csv:4: parent: H48.20 does not exist on 2025-07-01",
                "units.csv:5: parent: H48.20 does not exist on 2025-07-01",
                "units.csv:6: merged_into: no unit has the code H48.99",
                "units.csv:7: merged_into: without a valid_to: H48.4 has not ended",
                "units.csv:8: merged_into: is the unit itself",
                "units.csv:9: merged_into: H48.20 does not exist on 2025-07-01",
                "units.csv:10: parent: H48.8 does not exist before 2025-07-01");

        Files.writeString(dir.resolve("units.csv"), header + """
                H48.1,Xã A,,commune,H48,,2025-06-30,
                H48.1,Xã A,,commune,H48.2,2025-07-01,,
                H48.2,Xã B,,commune,H48.1,,,
                """);
        assertFaults(
                "units.csv:4: parent: H48.1 is its own ancestor on 2025-07-01",
                "units.csv:5: parent: H48.2 is its own ancestor on 2025-07-01");
    }

    @Test
    void givenFaultsOfProcedures_whenLoaded_thenEveryOneWithItsLineAndColumn() throws IOException {
        Files.writeString(dir.resolve("procedures.csv"), """
                code,name,level,time_limit,fee,result_required,for_individuals,online,units
                1.001193,A,district,1WD,false,true,true,true,
                1.001194,B,commune,một ngày,false,true,true,true,
                1.001195,C,commune,1WD,maybe,true,true,true,
                1.001196,D,commune,1WD,false,true,true,true,H48.101 H48.99
                1.001196.000.00.00.H48,E,commune,1WD,false,true,true,true,
                đkkd-01,F,commune,1WD,false,true,true,true,
                CẤP-01,G,commune,1WD,false,true,true,true,
                """);

        assertFaults(
                "procedures.csv:2: level: unknown \"district\"; allowed: commune, department, province",
                "procedures.csv:3: time_limit: not a time limit: \"một ngày\"; allowed: 7WD, 30D, 4H",
                "procedures.csv:4: fee: not yes or no: \"maybe\"; allowed: 0, 1, false, no, true, yes",
                "procedures.csv:5: units: no unit has the code H48.99",
                "procedures.csv:6: code: 1.001196 is there twice",
                "procedures.csv:8: code: not a code: \"CẤP-01\"; allowed: letters A to Z and Đ, digits, . _ / -, at most 80");
    }

    @Test
    void givenFaultsOfTheCalendar_whenLoaded_thenEveryOneWithItsLineAndColumn() throws IOException {
        Files.writeString(
                dir.resolve("calendar.csv"),
                "date,kind\n2026-09-02,holiday\n02/09/2026,off\n2026-09-03,off\n2026-09-03,makeup\n,off\n");

        assertFaults(
                "calendar.csv:2: kind: unknown \"holiday\"; allowed: makeup, off",
                "calendar.csv:3: date: not a day: \"02/09/2026\"; allowed: 2026-11-20",
                "calendar.csv:5: date: 2026-09-03 is there twice",
                "calendar.csv:6: date: is empty");
    }

    @Test
    void givenHowTheRowsAreKnown_whenLoaded_thenTheUncertainOnesAndTheLastYearAreTold() throws IOException {
        Files.writeString(dir.resolve("calendar.csv"), """
                date,kind,name,basis,confidence
                2026-08-22,makeup,Làm bù,Thông báo,memory
                2027-02-08,off,Tết Nguyên đán,BLLĐ 112,provisional
                2027-02-05,off,Tết Nguyên đán,BLLĐ 112,provisional
                2026-11-24,off,Ngày Văn hóa Việt Nam,Nghị quyết 28/2026/QH16,page
                2026-09-02,off,Quốc khánh,BLLĐ 112,
                """);

        CalendarList calendar = load().calendar();

        assertEquals(LocalDate.parse("2027-12-31"), calendar.to());
        assertTrue(calendar.covers(LocalDate.parse("2027-12-31")));
        assertFalse(calendar.covers(LocalDate.parse("2028-01-03")));
        assertEquals(
                List.of(LocalDate.parse("2027-02-05"), LocalDate.parse("2027-02-08")),
                List.copyOf(calendar.provisional()));
        assertEquals(List.of(LocalDate.parse("2026-08-22")), List.copyOf(calendar.unchecked()));
        assertFalse(calendar.days().isWorking(LocalDate.parse("2027-02-05")), "provisional days are off all the same");
    }

    @Test
    void givenAWordForHowARowIsKnownThatIsNone_whenLoaded_thenSaid() throws IOException {
        Files.writeString(dir.resolve("calendar.csv"), "date,kind,confidence\n2027-02-05,off,provisonal\n");

        assertFaults("calendar.csv:2: confidence: unknown \"provisonal\"; allowed: checked, date-holidays,"
                + " date-holidays+rule, memory, page, provisional, rule");
    }

    @Test
    void givenACalendarWithoutARow_whenLoaded_thenItCoversNothing() throws IOException {
        Files.writeString(dir.resolve("calendar.csv"), "date,kind\n");

        CalendarList calendar = load().calendar();

        assertNull(calendar.to());
        assertFalse(calendar.covers(LocalDate.parse("2026-01-01")));
    }

    @Test
    void theCalendarOfTheDemoReachesTo2027AndSaysWhichOfItsDaysMayMove() {
        CalendarList calendar =
                Config.load(Path.of("..", "config", "demo"), Map.of()).calendar();

        assertEquals(LocalDate.parse("2027-12-31"), calendar.to());
        for (String day : List.of("2026-11-24", "2027-01-01", "2027-02-08", "2027-11-24")) {
            assertFalse(calendar.days().isWorking(LocalDate.parse(day)), day);
        }
        assertTrue(calendar.days().isWorking(LocalDate.parse("2026-01-10")), "a Saturday that is worked");
        assertEquals(LocalDate.parse("2027-02-05"), calendar.provisional().first());
        assertEquals(7, calendar.provisional().size());
        assertFalse(calendar.unchecked().isEmpty());
    }

    @Test
    void givenUnknownColumns_whenLoaded_thenTheyAreNamed() throws IOException {
        change("calendar.csv", "date,kind,name", "date,kind,source");

        assertFaults("calendar.csv:1: source: unknown column; allowed: basis, confidence, date, kind, name");
    }

    @Test
    void givenMissingFiles_whenLoaded_thenAllOfThemAreNamed() throws IOException {
        Files.delete(dir.resolve("server.yaml"));
        Files.delete(dir.resolve("calendar.csv"));

        assertFaults(
                "server.yaml: there is no such file: " + dir.resolve("server.yaml"),
                "calendar.csv: there is no such file: " + dir.resolve("calendar.csv"));
    }

    @Test
    void givenNoDirectory_whenLoaded_thenSaid() {
        Path nowhere = dir.resolve("nowhere");

        String message = assertThrows(UnusableFilesException.class, () -> Config.load(nowhere, Map.of()))
                .getMessage();

        assertEquals(
                nowhere + ": there is no such folder; the folder that holds server.yaml is expected (--config)",
                message);
    }

    @Test
    void givenCombiningMarksAndAByteOrderMark_whenLoaded_thenNamesAreComposed() throws IOException {
        for (String file : List.of("units.csv", "province.yaml")) {
            String text = Normalizer.normalize(Files.readString(dir.resolve(file)), Normalizer.Form.NFD);
            Files.writeString(dir.resolve(file), "\uFEFF" + text);
        }

        Config config = load();

        assertEquals("Tỉnh Quảng Ngãi", config.province().name());
        assertEquals(
                "Phường Cẩm Thành",
                config.history()
                        .on(LocalDate.parse("2026-11-20"))
                        .find(new UnitCode("H48.102"))
                        .orElseThrow()
                        .name());
    }

    @Test
    void givenAListOfProcedures_whenFound_thenByItsNationalCode() {
        ProcedureList procedures = load().procedures();

        Procedure procedure =
                procedures.find(ProcedureCode.parse("1.012345.000.00.00.H48")).orElseThrow();
        assertEquals(Set.of(new UnitCode("H48.101")), procedure.units());
        assertTrue(procedures.find(new ProcedureCode("9.999999")).isEmpty());
        assertEquals(6, procedures.all().size());
    }

    @Test
    void givenAListOfProcedures_whenCounted_thenByLevelAndByName() {
        Config config = load();

        assertEquals(6L, count(config, "H48"));
        assertEquals(3L, count(config, "H48.101"));
        assertEquals(2L, count(config, "H48.102"));
        assertEquals(2L, count(config, "H48.01"));
        assertEquals(3L, count(config, "H48.02"));
        assertEquals(5L, count(config, "H48", "online"));
        assertEquals(2L, count(config, "H48.101", "online"));
        assertEquals(1L, count(config, "H48.102", "online", "forIndividuals"));
        assertEquals(0L, count(config, "H48.102", "fee"));
        assertEquals(3L, count(config, "H48", "fee", "online"));
        assertNull(new ProcedureList(List.of())
                .countFor(
                        config.history().on(LocalDate.parse("2026-11-20")).province(),
                        new Source.Procedures(Set.of())));
    }

    private static long count(Config config, String unit, String... properties) {
        Unit asked = config.history()
                .on(LocalDate.parse("2026-11-20"))
                .find(new UnitCode(unit))
                .orElseThrow();
        return config.procedures().countFor(asked, new Source.Procedures(Set.of(properties)));
    }

    private Config load() {
        return Config.load(dir, Map.of());
    }

    private void change(String file, String before, String after) throws IOException {
        Path path = dir.resolve(file);
        String text = Files.readString(path);
        assertTrue(text.contains(before), before);
        Files.writeString(path, text.replace(before, after));
    }

    private void assertFaults(String... faults) {
        UnusableFilesException unusable = assertThrows(UnusableFilesException.class, this::load);
        assertEquals(String.join("\n", faults), unusable.getMessage());
    }
}

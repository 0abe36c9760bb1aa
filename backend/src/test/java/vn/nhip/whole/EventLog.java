package vn.nhip.whole;

import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * An event log with the columns of the CoSeLoG receipt log (J.C.A.M. Buijs, "Receipt phase of an environmental permit
 * application process", 4TU.ResearchData): read from a file, or made up with the same shape and the same dirt.
 */
final class EventLog {
    static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
    static final Map<String, String> UNIT_OF =
            Map.of("General", "H48.01", "Customer contact", "H48.02", "Experts", "H48.03");
    private static final String RECEIPT = "Confirmation of receipt";
    private static final String HOLD = "T16 Report reasons to hold request";
    private static final List<String> STEPS = List.of(
            RECEIPT,
            "T02 Check confirmation of receipt",
            "T04 Determine confirmation of receipt",
            "T05 Print and send confirmation of receipt",
            "T06 Determine necessity of stop advice",
            "T10 Determine necessity to stop indication");

    private final Map<String, Case> cases = new TreeMap<>();

    /** One case of the log. */
    record Case(
            String number,
            String unit,
            String channel,
            Instant start,
            Instant deadline,
            Instant end,
            List<Step> steps) {
        private boolean isReceipt(Step step) {
            return step.name().equals(RECEIPT)
                    && steps.stream()
                            .filter(other -> other.name().equals(RECEIPT))
                            .noneMatch(other -> other.at().isBefore(step.at()));
        }

        int statusOf(Step step) {
            if (step.name().equals(HOLD)) return 5;
            return isReceipt(step) ? 2 : 4;
        }
    }

    /** One event of a case. */
    record Step(Instant at, String name) {}

    private EventLog() {}

    static EventLog read(Path csv) {
        EventLog log = new EventLog();
        try (var rows = new CsvMapper()
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .<Map<String, String>>readValues(csv.toFile())) {
            while (rows.hasNext()) log.add(rows.next());
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
        return log;
    }

    private void add(Map<String, String> row) {
        Case of = cases.computeIfAbsent(
                row.get("case:concept:name"),
                number -> new Case(
                        number,
                        UNIT_OF.get(row.get("case:department")),
                        row.get("case:channel"),
                        at(row.get("case:startdate")),
                        at(row.get("case:deadline")),
                        at(row.get("case:enddate")),
                        new ArrayList<>()));
        of.steps().add(new Step(at(row.get("time:timestamp")), row.get("concept:name")));
    }

    private static Instant at(String text) {
        return text == null || text.isEmpty()
                ? null
                : OffsetDateTime.parse(text.replace(' ', 'T')).toInstant();
    }

    // ---- made up

    static EventLog madeUp(long seed, int number) {
        EventLog log = new EventLog();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < number; i++) log.makeUp(random, "case-" + (10_000 + i));
        return log;
    }

    private void makeUp(SplittableRandom random, String number) {
        Instant start = start(random);
        Instant end = random.nextInt(14) == 0 ? null : start.plusSeconds(random.nextInt(70 * 86_400));
        if (end != null && random.nextInt(40) == 0) end = start.minusSeconds(1 + random.nextInt(90_000));
        Instant deadline = start.plus(Duration.ofDays(1 + random.nextInt(60)));
        List<Step> steps = new ArrayList<>();
        Instant at = start;
        for (String name : STEPS) {
            at = at.plusSeconds(random.nextInt(60_000));
            steps.add(new Step(at, name));
        }
        if (end != null) {
            Instant over = end;
            // Most logs end in time; some have work after the end of their case.
            if (random.nextInt(5) != 0) steps.removeIf(step -> step.at().isAfter(over));
        }
        if (random.nextInt(10) == 0) {
            Instant asked = start.plusSeconds(random.nextInt(20 * 86_400));
            steps.add(new Step(asked, HOLD));
            if (random.nextInt(3) == 0) steps.add(new Step(asked.plusSeconds(7_200), HOLD));
            if (random.nextBoolean()) {
                steps.add(new Step(
                        asked.plusSeconds(random.nextInt(10 * 86_400)), "T17 Check report Y to stop indication"));
            }
        }
        if (steps.isEmpty()) steps.add(new Step(start.minusSeconds(60), RECEIPT));
        List<String> departments = List.copyOf(new TreeMap<>(UNIT_OF).keySet());
        List<String> channels = List.of("Internet", "Desk", "Post", "e-mail", "Intern");
        cases.put(
                number,
                new Case(
                        number,
                        UNIT_OF.get(departments.get(random.nextInt(3))),
                        channels.get(random.nextInt(5)),
                        start,
                        deadline,
                        end,
                        steps));
    }

    /** Anywhere in sixteen months, and too often where a clock or a month changes. */
    private static Instant start(SplittableRandom random) {
        LocalDate day = LocalDate.of(2010, 10, 1).plusDays(random.nextInt(470));
        if (random.nextInt(6) == 0) day = day.with(TemporalAdjusters.firstDayOfMonth());
        if (random.nextInt(8) == 0) {
            int month = random.nextBoolean() ? 3 : 10;
            day = LocalDate.of(2011, month, 1).with(TemporalAdjusters.lastInMonth(DayOfWeek.SUNDAY));
            int hour = 1 + random.nextInt(3);
            return ZonedDateTime.of(LocalDateTime.of(day, java.time.LocalTime.of(hour, random.nextInt(60))), ZONE)
                    .toInstant();
        }
        Instant midnight = day.atStartOfDay(ZONE).toInstant();
        return random.nextInt(6) == 0
                ? midnight.plusMillis(random.nextInt(3) - 1)
                : midnight.plusMillis(random.nextInt(86_400_000));
    }

    // ---- as rows

    /** As rows of the portal's second form: the cases, then their steps. */
    List<JsonObject> rows() {
        List<JsonObject> rows = new ArrayList<>();
        for (Case one : cases.values()) rows.add(caseRow(one));
        for (Case one : cases.values()) {
            for (Step step : one.steps()) {
                rows.add(new JsonObject()
                        .put("MaHoSo", one.number())
                        .put("MaDonVi", one.unit())
                        .put("ThoiDiemXuLy", written(step.at()))
                        .put("NoiDungXuLy", step.name())
                        .put("TrangThai", one.statusOf(step)));
            }
        }
        return rows;
    }

    private static JsonObject caseRow(Case one) {
        String channel = switch (one.channel()) {
            case "Internet", "e-mail" -> "2";
            case "Post" -> "3";
            default -> "1";
        };
        JsonObject row = new JsonObject()
                .put("MaHoSo", one.number())
                .put("MaDonVi", one.unit())
                .put("MaTTHC", "1.000001")
                .put("KenhThucHien", channel)
                .put("NgayTiepNhan", written(one.start()))
                .put("NgayHenTra", written(one.deadline()))
                .put("TrangThaiHoSo", one.end() == null ? "4" : "9");
        return one.end() == null ? row : row.put("NgayKetThucXuLy", written(one.end()));
    }

    /** With its offset, as such systems write it. */
    private static String written(Instant at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(ZONE).toOffsetDateTime());
    }

    List<Case> cases() {
        return List.copyOf(cases.values());
    }

    int events() {
        return cases.values().stream().mapToInt(one -> one.steps().size()).sum();
    }

    Instant last() {
        return cases.values().stream()
                .flatMap(one -> java.util.stream.Stream.concat(
                        one.steps().stream().map(Step::at),
                        java.util.stream.Stream.of(one.start(), one.end() == null ? one.start() : one.end())))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }
}

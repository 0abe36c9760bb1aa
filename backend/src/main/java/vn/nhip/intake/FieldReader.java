package vn.nhip.intake;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.casefile.CaseNumber;
import vn.nhip.core.casefile.Channel;
import vn.nhip.core.casefile.Status;
import vn.nhip.core.fact.Finding;
import vn.nhip.core.key.KeyForm;
import vn.nhip.core.procedure.ProcedureCode;
import vn.nhip.core.score.WholeCount;

/** Reads the fields of one row into types. Problems carry the sender's name of the field, after {@code prefix}. */
final class FieldReader {
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final Instant SURELY_NOT_BEFORE = Instant.parse("2000-01-03T00:00:00Z");
    private static final int MAX_DIGITS = 18;
    private static final int MAX_NAME = 100;
    private static final int MAX_CAPTION = 120;
    /** Identity papers have 9 or 12 digits, telephones 10 or 11; or an address of e-mail. */
    private static final Pattern PERSONAL = Pattern.compile("\\d{9}|\\S@\\S");

    /** Some libraries write every number with a fraction: 2.0. */
    private static final Pattern CODE = Pattern.compile("0*(\\d{1,9})(?:\\.0+)?");

    private static final Pattern AMOUNT = Pattern.compile("[+-]?\\d{1,18}(?:\\.\\d{1,9})?");

    private final JsonRow row;
    private final String prefix;
    private final ZoneId zone;
    private final Instant now;
    private final Notes notes;

    /** A row as a whole. */
    FieldReader(JsonRow row, ZoneId zone, Instant now) {
        this(row, "", zone, now, new Notes());
    }

    private FieldReader(JsonRow row, String prefix, ZoneId zone, Instant now, Notes notes) {
        this.row = row;
        this.prefix = prefix;
        this.zone = zone;
        this.now = now;
        this.notes = notes;
    }

    Instant now() {
        return now;
    }

    Notes notes() {
        return notes;
    }

    boolean has(String field) {
        return row.has(field);
    }

    RowProblem problem(ProblemKind kind, String field, String problem) {
        String place = field.isEmpty() ? prefix.replaceFirst("\\.$", "") : prefix + field;
        return new RowProblem(kind, place, problem);
    }

    RowProblem missing(String field) {
        return problem(ProblemKind.MISSING, field, "missing");
    }

    /** The row's own problems do not know where the row stands. */
    private <T> @Nullable T placed(String field, Function<String, T> read) {
        try {
            return read.apply(field);
        } catch (RowProblem problem) {
            throw problem(ProblemKind.UNREADABLE, field, problem.getMessage());
        }
    }

    @Nullable
    String text(String field) {
        return placed(field, row::text);
    }

    String required(String field) {
        String text = text(field);
        if (text == null) throw missing(field);
        return text;
    }

    /**
     * What identifies something, in the form in which it is compared: short, and free of characters that a database or a log
     * would stumble over.
     */
    String key(String field) {
        String told = required(field);
        String key = CaseNumber.normal(told);
        if (Placeholders.word(key)) throw missing(field);
        if (key.length() > MAX_NAME) {
            throw problem(ProblemKind.UNREADABLE, field, "longer than " + MAX_NAME + " characters");
        }
        if (!isClean(key)) throw problem(ProblemKind.UNREADABLE, field, "holds a control character");
        return key;
    }

    static boolean isClean(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c)) return false;
            if (!Character.isSurrogate(c)) continue;
            boolean pair = i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1));
            if (!pair) return false;
            i++;
        }
        return true;
    }

    /** Whether a field that may be left out holds anything but a word for nothing. */
    boolean says(String field) {
        String told = text(field);
        return told != null && !Placeholders.word(CaseNumber.normal(told));
    }

    CaseNumber caseNumber(String field) {
        String key = key(field);
        String told = required(field);
        return told.equals(key) ? new CaseNumber(key, null) : new CaseNumber(told);
    }

    /** A field as its sender wrote it, so that he knows it again; empty where it cannot be shown. */
    String label(String field) {
        String text = text(field);
        return text == null || text.length() > MAX_NAME || !isClean(text) ? "" : text;
    }

    /** A procedure that cannot be read is an unknown one: the case is counted, and the fold notes it. */
    ProcedureCode procedure(String field) {
        String told = text(field);
        if (told == null) return ProcedureCode.NONE;
        String code = CaseNumber.normal(told);
        if (Placeholders.word(code)) return ProcedureCode.NONE;
        return ProcedureCode.isWellFormed(code) ? ProcedureCode.parse(code) : ProcedureCode.NONE;
    }

    Status status(String field) {
        String text = required(field);
        Matcher code = CODE.matcher(text);
        int number = code.matches() ? Integer.parseInt(code.group(1)) : -1;
        if (number < 1 || number > Status.values().length) {
            throw problem(
                    ProblemKind.UNKNOWN_STATUS,
                    field,
                    "unknown status " + RowProblem.echo(text) + "; allowed: 1.." + Status.values().length);
        }
        return Status.of(number);
    }

    /** A code from {@code least} to {@code most}; {@code otherwise} when absent. */
    int code(String field, int least, int most, int otherwise) {
        String text = text(field);
        if (text == null) return otherwise;
        Matcher code = CODE.matcher(text);
        int number = code.matches() ? Integer.parseInt(code.group(1)) : -1;
        if (number < least || number > most) {
            throw problem(ProblemKind.UNKNOWN_CODE, field, "unknown code; allowed: " + least + ".." + most);
        }
        return number;
    }

    /** How it was filed; at the counter when absent, and, noted, when it is no code that is known. */
    Channel channel(String field) {
        String text = text(field);
        if (text == null) return Channel.COUNTER;
        Matcher code = CODE.matcher(text);
        int number = code.matches() ? Integer.parseInt(code.group(1)) : -1;
        if (number >= 1 && number <= Channel.values().length) return Channel.of(number);
        notes.add(Finding.UNKNOWN_CHANNEL);
        return Channel.COUNTER;
    }

    /** Whether the field holds this code; any other value, and a value that cannot be read, does not. */
    boolean holds(String field, int wanted) {
        String text = text(field);
        if (text == null) return false;
        Matcher code = CODE.matcher(text);
        if (code.matches()) return Integer.parseInt(code.group(1)) == wanted;
        return wanted == 1 && text.equalsIgnoreCase("true");
    }

    /** @return null when absent */
    @Nullable
    Boolean flag(String field) {
        String text = text(field);
        if (text == null) return null;
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1", "1.0" -> Boolean.TRUE;
            case "false", "0", "0.0" -> Boolean.FALSE;
            default -> throw problem(ProblemKind.UNKNOWN_CODE, field, "neither true nor false");
        };
    }

    boolean isSet(String field) {
        return Boolean.TRUE.equals(flag(field));
    }

    /** A number without sign, at most 18 digits before and 9 after the point; null when absent. */
    @Nullable
    BigDecimal amount(String field) {
        String text = text(field);
        if (text == null) return null;
        if (text.length() > MAX_DIGITS + 11 || !AMOUNT.matcher(text).matches()) {
            throw problem(ProblemKind.UNREADABLE, field, "not a number of at most 18 digits");
        }
        BigDecimal amount = new BigDecimal(text);
        if (amount.signum() < 0) throw problem(ProblemKind.UNREADABLE, field, "below 0");
        return amount;
    }

    /** How many of something; null when absent. */
    @Nullable
    BigDecimal count(String field) {
        String text = text(field);
        if (text == null) return null;
        return WholeCount.read(text)
                .orElseThrow(() -> problem(ProblemKind.UNREADABLE, field, WholeCount.problem(text)));
    }

    /** The same, 0 when absent. */
    int count(String field, int most) {
        BigDecimal count = count(field);
        if (count == null) return 0;
        if (count.compareTo(BigDecimal.valueOf(most)) > 0) {
            throw problem(ProblemKind.UNREADABLE, field, "more than " + most);
        }
        return count.intValueExact();
    }

    /** An instant; a day without a time is its beginning. Null when absent. */
    @Nullable
    Instant instant(String field) {
        WireDate date = date(field);
        return date == null ? null : near(field, date.at());
    }

    Instant requiredInstant(String field) {
        Instant at = instant(field);
        if (at == null) throw noDate(field);
        return at;
    }

    /** A date that has to be there is not. */
    RowProblem noDate(String field) {
        String text = text(field);
        if (text == null) return missing(field);
        return problem(
                ProblemKind.ABSURD_DATE,
                field,
                "\"" + RowProblem.echo(text) + "\" stands for no date, and one is required");
    }

    /** A day; of an instant, the day on which it lies in the province's zone. Null when absent. */
    @Nullable
    LocalDate day(String field) {
        Instant at = instant(field);
        return at == null ? null : at.atZone(zone).toLocalDate();
    }

    /** A day that may lie ahead by ten years, for what is said to hold until then. Null when absent. */
    @Nullable
    LocalDate dayAhead(String field) {
        WireDate date = date(field);
        if (date == null) return null;
        LocalDate day = date.at().atZone(zone).toLocalDate();
        if (day.isBefore(EARLIEST)) throw absurd(field, "before 2000", date.at());
        if (day.isAfter(now.atZone(zone).toLocalDate().plusYears(10))) {
            notes.ahead(absurd(field, "more than ten years ahead", date.at()), date.at());
        }
        return day;
    }

    /** One of the ids of a code; null when absent. */
    <E extends Enum<E>> @Nullable E oneOf(String field, Class<E> codes, Function<E, String> id) {
        String text = text(field);
        if (text == null) return null;
        for (E code : codes.getEnumConstants()) if (id.apply(code).equals(text)) return code;
        String allowed =
                Arrays.stream(codes.getEnumConstants()).map(id).sorted().collect(Collectors.joining(", "));
        throw problem(ProblemKind.UNKNOWN_CODE, field, "unknown code; allowed: " + allowed);
    }

    /** A short text that is shown as it was sent, so it must not be about a person. Null when absent. */
    @Nullable
    String caption(String field) {
        String text = text(field);
        if (text == null) return null;
        if (text.codePointCount(0, text.length()) > MAX_CAPTION) {
            throw problem(ProblemKind.UNREADABLE, field, "longer than " + MAX_CAPTION + " characters");
        }
        if (!isClean(text)) throw problem(ProblemKind.UNREADABLE, field, "holds a control character");
        if (PERSONAL.matcher(text).find()) {
            throw problem(
                    ProblemKind.UNREADABLE, field, "looks like a person's number or address; name an office instead");
        }
        return text;
    }

    /** A deadline; a day without a time is its end. Null when absent. */
    @Nullable
    Instant deadline(String field) {
        WireDate date = date(field);
        return date == null ? null : near(field, date.until());
    }

    /** Null when absent, and, noted, when the field holds what stands for no date. */
    private @Nullable WireDate date(String field) {
        String text = text(field);
        if (text == null) return null;
        WireDate date = WireDate.parse(text, zone)
                .or(() -> WireDate.parse(KeyForm.seen(text), zone))
                .orElse(null);
        if (date != null && date.isOfOurTime()) return date;
        if (Placeholders.date(text)) {
            notes.add(Finding.PLACEHOLDER_DATE);
            return null;
        }
        if (date != null) return date;
        throw problem(ProblemKind.ABSURD_DATE, field, "not a date: \"" + RowProblem.echo(text) + "\"");
    }

    private Instant near(String field, Instant at) {
        // Whatever the zone: nearly every date is this plainly in order.
        if (at.isAfter(SURELY_NOT_BEFORE) && at.isBefore(now)) return at;
        if (at.isBefore(EARLIEST.atStartOfDay(zone).toInstant())) throw absurd(field, "before 2000", at);
        if (at.isAfter(now.atZone(zone).plusYears(1).toInstant())) {
            notes.ahead(absurd(field, "more than a year ahead", at), at);
        }
        return at;
    }

    private RowProblem absurd(String field, String problem, Instant at) {
        return problem(
                ProblemKind.ABSURD_DATE, field, problem + ": " + at.atZone(zone).toLocalDate());
    }

    /** The entries of a list, each with its place in the prefix. */
    List<FieldReader> list(String field) {
        List<JsonRow> rows = Objects.requireNonNull(placed(field, row::list), "a list that is not there is empty");
        List<FieldReader> readings = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            readings.add(new FieldReader(rows.get(i), prefix + field + "[" + i + "].", zone, now, notes));
        }
        return readings;
    }

    /** The object of a field, its own fields prefixed by it; null when absent. */
    @Nullable
    FieldReader object(String field) {
        JsonRow inner = placed(field, row::object);
        return inner == null ? null : new FieldReader(inner, prefix + field + ".", zone, now, notes);
    }
}

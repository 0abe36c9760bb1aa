package vn.nhip.pages;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.catalogue.Catalogue;
import vn.nhip.core.catalogue.Catalogues;
import vn.nhip.core.catalogue.ProcedureSet;
import vn.nhip.core.unit.Units;

/**
 * From the few characters of a wall's code to the reading page that shows the same (docs/wire.md, section 7): kept nowhere
 * and for nobody. The page writes the same table (js/core/shortlink.js). What is unknown leads to the list of departments
 * and never to an error.
 */
public final class ShortLinks {
    private static final String TAIL =
            "([tqywm]|k\\d{2}(?:q[1-4]|w\\d{2}|\\d{2})?)?(?:c(\\d{1,2}))?(?:l(\\d{1,2}))?(?:z([0-9a-z]{6}))?";
    private static final Pattern VIEW = Pattern.compile("([sxdnlptw])(\\d{0,3})" + TAIL);
    private static final Pattern UNIT = Pattern.compile("(u)(\\d{1,5})" + TAIL);
    private static final Map<String, String> PERIODS =
            Map.of("t", "week", "q", "quarter", "y", "year", "w", "7d", "m", "30d");
    private static final List<String> GROUPS = List.of("CKMB", "TDGQ", "MDSH", "CLGQ", "TTTT", "MDHL");

    private final Supplier<Units> units;
    private final Supplier<Catalogues> catalogues;

    /**
     * @param units of today
     * @param catalogues that are scored by now
     */
    public ShortLinks(Supplier<Units> units, Supplier<Catalogues> catalogues) {
        this.units = units;
        this.catalogues = catalogues;
    }

    /** @param code as it was read, in capitals or not */
    String target(String code) {
        String read = code.toLowerCase(Locale.ROOT);
        Matcher unit = UNIT.matcher(read);
        if (unit.matches()) {
            String named = units.get().province().code() + "." + unit.group(2);
            return units.get()
                    .find(named)
                    .map(one -> address(PageAddresses.unit(one.code().toString()), "", unit))
                    .orElse(PageAddresses.DEPARTMENTS);
        }
        Matcher view = VIEW.matcher(read);
        return view.matches() ? viewTarget(view) : PageAddresses.DEPARTMENTS;
    }

    private String viewTarget(Matcher view) {
        int number = view.group(2).isEmpty() ? 0 : Integer.parseInt(view.group(2));
        String from = number > 1 ? said(PageAddresses.FROM, String.valueOf(number)) : "";
        switch (view.group(1)) {
            case "x":
            case "d":
                return address(PageAddresses.COMMUNES, from, view);
            case "n":
                boolean known = number >= 1 && number <= GROUPS.size();
                return address(
                        PageAddresses.DEPARTMENTS,
                        known ? said(PageAddresses.ORDER, GROUPS.get(number - 1)) : "",
                        view);
            case "l":
                return address(
                        PageAddresses.DEPARTMENTS,
                        said(PageAddresses.ORDER, PageAddresses.BY_LATE) + (from.isEmpty() ? "" : "&" + from),
                        view);
            case "p":
            case "t":
                return address(PageAddresses.unit(units.get().province().code().toString()), "", view);
            default:
                return address(PageAddresses.DEPARTMENTS, from, view);
        }
    }

    private String address(String path, String first, Matcher code) {
        StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
        if (!first.isEmpty()) query.add(first);
        if (code.group(3) != null) query.add(said(PageAddresses.PERIOD, period(code.group(3))));
        nth(views(), code.group(4)).ifPresent(id -> query.add(said(PageAddresses.CATALOGUE, id)));
        nth(lists(), code.group(5)).ifPresent(id -> query.add(said(PageAddresses.LIST, id)));
        if (code.group(6) != null) {
            Instant at = Instant.ofEpochSecond(Long.parseLong(code.group(6), 36));
            query.add(said(PageAddresses.AT, at.toString()));
        }
        return path + query;
    }

    private static String said(String word, String value) {
        return word + "=" + value;
    }

    /**
     * {@code k26w48}, {@code k2611}, {@code k26q4} and {@code k26} stay what they are: a week, a month, a quarter, a year of
     * this century.
     */
    private static String period(String letters) {
        if (letters.charAt(0) != 'k')
            return Objects.requireNonNull(PERIODS.get(letters), "a code has no other letters");
        String year = "20" + letters.substring(1, 3);
        return letters.length() == 3 ? year : year + "-" + letters.substring(3).toUpperCase(Locale.ROOT);
    }

    /** Sets, each followed by its catalogues, as {@code GET /api/v1/about} lists them. */
    private List<String> views() {
        Catalogues all = catalogues.get();
        return all.sets().stream()
                .flatMap(set ->
                        Stream.concat(Stream.of(set), all.ofSet(set).stream().map(Catalogue::id)))
                .distinct()
                .toList();
    }

    private List<String> lists() {
        return catalogues.get().lists().stream().map(ProcedureSet::id).toList();
    }

    /** @param number from 1; null for none */
    private static Optional<String> nth(List<String> ids, @Nullable String number) {
        int at = number == null ? 0 : Integer.parseInt(number);
        return at >= 1 && at <= ids.size() ? Optional.of(ids.get(at - 1)) : Optional.empty();
    }
}

package vn.nhip.api;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.nhip.core.casefile.UnitCode;
import vn.nhip.core.unit.Unit;
import vn.nhip.core.unit.Units;

/**
 * From the few characters of a wall's code to the view they name: a fixed table, kept nowhere and for nobody. The page
 * writes the same table (js/core/shortlink.js). What is unknown leads to the wall and never to an error.
 */
final class ShortLinks {
    private static final String WALL = "/man/thu";
    private static final Pattern VIEW = Pattern.compile("([sxdnlptw])(\\d{0,2})([qywm]?)");
    private static final Pattern UNIT = Pattern.compile("u(\\d{1,5})([qywm]?)");
    private static final Map<String, String> SLIDES =
            Map.of("s", "so", "x", "xa", "d", "dau-cuoi", "n", "nhom", "l", "qua-han", "p", "nhip", "t", "muc-tieu");
    private static final Map<String, String> PERIODS = Map.of("q", "quarter", "y", "year", "w", "7d", "m", "30d");

    private final Supplier<Units> units;

    /** @param units of today */
    ShortLinks(Supplier<Units> units) {
        this.units = units;
    }

    /** @param code as it was read, in capitals or not */
    String target(String code) {
        String read = code.toLowerCase(Locale.ROOT);
        Matcher unit = UNIT.matcher(read);
        if (unit.matches()) return unitTarget(unit);
        Matcher view = VIEW.matcher(read);
        if (!view.matches() || !SLIDES.containsKey(view.group(1))) return WALL;
        String page = view.group(2).isEmpty() ? "" : "&trang=" + Integer.parseInt(view.group(2));
        return WALL + "?slides=" + SLIDES.get(view.group(1)) + page + period(view.group(3));
    }

    private String unitTarget(Matcher code) {
        Optional<Unit> unit = unit(units.get().province().code() + "." + code.group(1));
        if (unit.isEmpty()) return WALL;
        String slides = unit.get().kind().equals("commune") ? "xa" : "so";
        return WALL + "?slides=" + slides + "&don-vi=" + unit.get().code() + period(code.group(2));
    }

    private Optional<Unit> unit(String text) {
        try {
            return units.get().find(UnitCode.parse(text));
        } catch (IllegalArgumentException noCode) {
            return Optional.empty();
        }
    }

    private static String period(String letter) {
        return letter.isEmpty() ? "" : "&ky=" + PERIODS.get(letter);
    }
}

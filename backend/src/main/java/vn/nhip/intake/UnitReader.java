package vn.nhip.intake;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.casefile.CaseNumber;
import vn.nhip.core.unit.Unit;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.core.unit.Units;

/** Reads the codes of units, in the old and the new form, and knows which of them are of this province. */
final class UnitReader {
    /** Old form of any length: {@code 000.00.53.H48}, {@code 000.00.H48}, {@code 53.H48}. */
    private static final Pattern BOTTOM_UP = Pattern.compile("((?:\\d{1,5}\\.)+)([A-Z]\\d{2})");

    private static final Pattern TOP_DOWN = Pattern.compile("[A-Z]\\d{2}(?:\\.\\d{1,5})*");

    private final Units units;
    private final UnitCode province;
    /** Nearly every row names its unit as the list does: no pattern need look at it. */
    private final Map<String, UnitCode> asListed = new HashMap<>();

    /** @param units of any day: every unit that ever was is in every tree, so late events of ended ones are known */
    UnitReader(Units units) {
        this.units = units;
        this.province = units.province().code();
        for (Unit unit : units.all()) asListed.put(unit.code().value(), unit.code());
    }

    /** The code, known or not; empty when the text is no unit code. */
    Optional<UnitCode> parse(String text) {
        UnitCode listed = asListed.get(text);
        if (listed != null) return Optional.of(listed);
        String code = CaseNumber.normal(text);
        Matcher old = BOTTOM_UP.matcher(code);
        if (old.matches()) return Optional.of(found(new UnitCode(turned(old))));
        return TOP_DOWN.matcher(code).matches() ? Optional.of(found(new UnitCode(code))) : Optional.empty();
    }

    private static String turned(Matcher old) {
        StringBuilder topDown = new StringBuilder(old.group(2));
        String[] levels = old.group(1).split("\\.");
        for (int i = levels.length - 1; i >= 0 && !levels[i].matches("0+"); i--) {
            topDown.append('.').append(levels[i]);
        }
        return topDown.toString();
    }

    /** Some senders write {@code H48.1} for {@code H48.01}. */
    private UnitCode found(UnitCode code) {
        if (units.find(code).isPresent()) return code;
        UnitCode padded = new UnitCode(code.value().replaceAll("\\.(\\d)(?=\\.|$)", ".0$1"));
        return units.find(padded).isPresent() ? padded : code;
    }

    boolean known(UnitCode code) {
        return units.find(code).isPresent();
    }

    boolean belowProvince(UnitCode code) {
        return code.value().startsWith(province.value() + ".") || (known(code) && !code.equals(province));
    }

    /**
     * Where a step was done, as far as it can be told: of the row's unit, the message's and the one in the case number,
     * the first that lies below the province. Steps need no unit, so an odd one is no problem.
     *
     * @return empty when none does
     */
    String ofStep(@Nullable String own, @Nullable String messageUnit, CaseNumber number) {
        return Stream.of(own, messageUnit, number.value().split("-", 2)[0])
                .filter(Objects::nonNull)
                .flatMap(text -> parse(text).stream())
                .filter(code -> known(code) && !code.equals(province))
                .findFirst()
                .map(UnitCode::value)
                .orElse("");
    }

    UnitCode province() {
        return province;
    }

    /** @throws RowProblem when the text is no unit of this province */
    UnitCode read(FieldReader row, String text, String field) {
        return parse(text).filter(this::known).orElseThrow(() -> unknown(row, text, field));
    }

    RowProblem unknown(FieldReader row, String text, String field) {
        return row.problem(ProblemKind.UNKNOWN_UNIT, field, "unknown unit \"" + RowProblem.echo(text) + "\"");
    }
}

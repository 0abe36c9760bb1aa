package vn.nhip.config;

import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.nhip.catalogue.file.Fields;
import vn.nhip.catalogue.file.FileProblems;

/**
 * Zones as the server and the oldest browser of a wall (Chromium 80, ICU 65) both know them: the name of a region. An
 * offset ({@code GMT+7}, {@code +07:00}) is a zone to Java and none to a browser, whose pages then show nothing at all; so
 * are the short forms that Java keeps for its past, and names that came after that browser.
 */
public final class Zones {
    static final String USUAL = "Asia/Ho_Chi_Minh";

    private static final Pattern REGION = Pattern.compile(
            "(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Etc|Europe|Indian|Pacific)/\\S+|UTC|GMT");

    /** Regions by their form that Chromium 80 refuses; {@code ZonesInBrowsersTest} asks it. */
    private static final Set<String> UNKNOWN_TO_WALLS = Set.of(
            "America/Argentina/ComodRivadavia",
            "America/Ciudad_Juarez",
            "America/Coyhaique",
            "America/Knox_IN",
            "America/Nuuk",
            "Antarctica/McMurdo",
            "Australia/ACT",
            "Australia/LHI",
            "Australia/NSW",
            "Etc/UCT",
            "Europe/Kyiv",
            "Pacific/Kanton");

    private Zones() {}

    /** The zone that {@code province.yaml} names; null, with the fault noted, when browsers do not know it. */
    static @Nullable ZoneId read(Fields fields, FileProblems problems) {
        String text = fields.text("zone", USUAL);
        if (isRegion(text)) return ZoneId.of(text);
        problems.add(fields.placeOf("zone"), "not a zone that browsers know: \"" + text + "\"; " + advice(text));
        return null;
    }

    private static String advice(String text) {
        return meant(text)
                .map(name -> "did you mean " + name + "?")
                .orElse("allowed: the name of a region, as " + USUAL);
    }

    /** The same name in other letters. */
    private static Optional<String> meant(String text) {
        String name = text.replace(' ', '_');
        return all().stream().filter(name::equalsIgnoreCase).findFirst();
    }

    /** Every zone that may stand in a configuration, on this Java. */
    public static Set<String> all() {
        return ZoneId.getAvailableZoneIds().stream().filter(Zones::isRegion).collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isRegion(String id) {
        return REGION.matcher(id).matches()
                && !UNKNOWN_TO_WALLS.contains(id)
                && ZoneId.getAvailableZoneIds().contains(id);
    }
}

package vn.nhip;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who knows whom: as docs/architecture.md says, and as the code does. A line a room, {@code window: core, ledger}. */
final class Rooms {
    private static final String ALL = "vn.nhip";
    private static final String ROOT = "Main";
    private static final String CORE = "core";
    private static final Path DOCUMENT = Path.of("../docs/architecture.md");
    private static final Pattern ROW = Pattern.compile("\\| `([\\w.]+)` \\| (.*) \\|");
    private static final Pattern NAME = Pattern.compile("`([\\w.]+)`");

    /** Every package is a slice. */
    static final SliceAssignment PACKAGES = new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return type.getPackageName().startsWith(ALL) ? SliceIdentifier.of(room(type)) : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "packages";
        }
    };

    private Rooms() {}

    /** The arrows of the code; those to the core from without lead to the core as a whole. */
    static List<String> found(JavaClasses classes) {
        Map<String, TreeSet<String>> arrows = new TreeMap<>();
        for (JavaClass type : classes) {
            TreeSet<String> known = arrows.computeIfAbsent(room(type), room -> new TreeSet<>());
            for (Dependency arrow : type.getDirectDependenciesFromSelf()) {
                JavaClass target = arrow.getTargetClass().getBaseComponentType();
                if (target.getPackageName().startsWith(ALL)) known.add(seenFrom(room(type), room(target)));
            }
            known.remove(room(type));
        }
        return lines(arrows);
    }

    /** The arrows of the table under "Who knows whom". */
    static List<String> told() throws IOException {
        String text = Files.readString(DOCUMENT);
        String section = text.substring(text.indexOf("### Who knows whom"));
        section = section.substring(0, section.indexOf("\n## "));
        Map<String, TreeSet<String>> arrows = new TreeMap<>();
        Matcher rows = ROW.matcher(section);
        while (rows.find()) {
            TreeSet<String> known = new TreeSet<>();
            NAME.matcher(rows.group(2))
                    .results()
                    .map((MatchResult name) -> name.group(1))
                    .forEach(known::add);
            arrows.put(rows.group(1), known);
        }
        return lines(arrows);
    }

    private static String room(JavaClass type) {
        String name = type.getPackageName();
        return name.equals(ALL) ? ROOT : name.substring(ALL.length() + 1);
    }

    private static String seenFrom(String room, String target) {
        boolean core = target.startsWith(CORE + ".");
        return core && !room.startsWith(CORE + ".") ? CORE : target;
    }

    private static List<String> lines(Map<String, TreeSet<String>> arrows) {
        List<String> lines = new ArrayList<>();
        arrows.forEach((room, known) -> lines.add(room + ": " + String.join(", ", known)));
        return lines;
    }
}

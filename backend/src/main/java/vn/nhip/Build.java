package vn.nhip;

import java.util.Optional;
import picocli.CommandLine;

/** Which build this is. */
public final class Build implements CommandLine.IVersionProvider {
    private Build() {}

    /** As the jar says; {@code dev} outside a jar. */
    public static String name() {
        return Optional.ofNullable(Build.class.getPackage().getImplementationVersion())
                .orElse("dev");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"nhip " + name()};
    }
}

package vn.nhip.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import vn.nhip.command.Bundled;

/**
 * A build whose processes are started.
 *
 * @param classPath a jar; of this build, what it runs from
 */
record ComparedBuild(Side side, String classPath) {
    static ComparedBuild running() {
        return new ComparedBuild(Side.THIS, System.getProperty("java.class.path"));
    }

    /** Its own demo configuration: the forms of two builds may differ. Fails when it carries none. */
    void copyConfiguration(Path target) throws IOException {
        if (side == Side.THIS) Bundled.copy("config/demo", target);
        else Bundled.copy(Path.of(classPath), "config/demo", target);
    }

    /** A process of it with the heap of a server, as {@code ./nhip} gives it. */
    ProcessBuilder process(List<String> words) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx512m", "-XX:+UseG1GC", "-Dfile.encoding=UTF-8", "-cp", classPath, "vn.nhip.Main"));
        command.addAll(words);
        return new ProcessBuilder(command);
    }
}

package vn.nhip.bench;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The client's process: this program again, so that the server's heap and processor time are its own. */
final class Child {
    private Child() {}

    /**
     * @param name of a hidden command of this build
     * @return what it printed
     */
    static JsonObject run(String name, List<String> words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-cp", System.getProperty("java.class.path"), "vn.nhip.Main"));
        command.add(name);
        command.addAll(words);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (InputStream printed = process.getInputStream()) {
            String text = new String(printed.readAllBytes(), StandardCharsets.UTF_8);
            int exit = process.waitFor();
            if (exit != 0) throw new IOException("the client ended with " + exit + ": " + text);
            return new JsonObject(text);
        } finally {
            process.destroy();
        }
    }
}

package vn.nhip.command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.nhip.config.Config;

/**
 * {@code nhip catalogue reload}: checks catalogue/, lists/, targets, units, procedures and calendar, then asks the server
 * that runs on them to score by them.
 */
@Command(
        name = "reload",
        description = "Checks all lists, then asks the running server to count and score by them.",
        footer = {"", "Examples:", "  nhip catalogue reload --config DIR"})
final class CatalogueReload implements Callable<Integer> {
    /** All that is counted is counted anew where the files count something new. */
    private static final Duration LONGEST = Duration.ofMinutes(30);

    @Mixin
    private ConfigOption config;

    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "Where the server is, when not where server.yaml says: http://localhost:8080")
    private @Nullable String server;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Config checked = Config.load(config.directory, System.getenv());
        String address =
                server == null ? Pages.address(checked, checked.server().http().port()) : server;
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/api/v1/catalogues/reload"))
                .timeout(LONGEST)
                .header(
                        "Authorization",
                        "Bearer " + checked.server().operator().key().value())
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            return say(answer.statusCode() == 200, answer.body());
        } catch (IOException broken) {
            return say(false, "The files are right, but no server answers at " + address);
        }
    }

    private int say(boolean done, String text) {
        (done ? spec.commandLine().getOut() : spec.commandLine().getErr()).println(text);
        spec.commandLine().getOut().flush();
        spec.commandLine().getErr().flush();
        return done ? 0 : 1;
    }
}

package vn.nhip.command;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that most commands share. */
final class ConfigOption {
    @Option(
            names = "--config",
            required = true,
            paramLabel = "DIR",
            description = "The configuration directory (server.yaml, province.yaml, units.csv, …).")
    Path directory;
}

package vn.nhip.command;

import picocli.CommandLine;
import vn.nhip.embedded.EmbeddedServerFailure;

/** What a command could not do, in words; the trace is for the log level that asks for it. */
public final class CommandErrors implements CommandLine.IExecutionExceptionHandler {
    private static final org.slf4j.Logger log = org.slf4j.LoggerFactory.getLogger(CommandErrors.class);

    @Override
    public int handleExecutionException(
            Exception failure, CommandLine commandLine, CommandLine.ParseResult parseResult) {
        log.debug("command failed", failure);
        commandLine.getErr().println(failure.getMessage() == null ? failure.toString() : failure.getMessage());
        boolean unusable = failure instanceof EmbeddedServerFailure || failure instanceof IllegalArgumentException;
        return unusable ? 2 : 1;
    }
}

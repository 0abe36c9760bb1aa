package vn.nhip;

import java.io.PrintWriter;
import java.io.StringWriter;

/** A command as from the shell, but in this JVM: its exit code and what it printed. */
public record CommandRun(int exit, String out, String err) {
    public static CommandRun of(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new CommandRun(exit, out.toString(), err.toString());
    }
}

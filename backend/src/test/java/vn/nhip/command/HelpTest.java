package vn.nhip.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.nhip.CommandRun;

/** Whoever does not know a command is told, in the form in which he asks. */
class HelpTest {
    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "help"})
    void givenTheProgram_whenAskedForHelp_thenItsCommandsWithExamplesAndExitCodes(String word) {
        CommandRun help = CommandRun.of(word);

        assertEquals(0, help.exit(), help::err);
        for (String said : new String[] {"serve", "import", "nhip demo --port 9000", "Exit codes:", "operations.md"}) {
            assertTrue(help.out().contains(said), () -> said + " in " + help.out());
        }
        assertTrue(!help.out().contains("bench-client"), help::out);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"demo", "serve", "import", "score", "check", "rebuild", "bench", "catalogue", "catalogue check"})
    void givenACommand_whenAskedForHelpInEitherForm_thenItsOptionsAndAnExample(String command) {
        String[] words = command.split(" ");
        CommandRun option = CommandRun.of((command + " --help").split(" "));
        String parent = words.length == 1 ? "" : words[0] + " ";
        CommandRun asked = CommandRun.of((parent + "help " + words[words.length - 1]).split(" "));

        assertEquals(0, option.exit(), option::err);
        assertEquals(0, asked.exit(), asked::err);
        assertEquals(option.out(), asked.out());
        assertTrue(option.out().startsWith("Usage: nhip " + command), option::out);
        assertTrue(option.out().contains("\n  nhip " + command), option::out);
        assertTrue(option.out().contains("Exit codes:"), option::out);
    }

    @Test
    void givenNothing_orAnUnknownCommand_whenRun_thenExitTwoAndTheUsage() {
        CommandRun nothing = CommandRun.of();
        CommandRun unknown = CommandRun.of("serv");
        CommandRun helpOfUnknown = CommandRun.of("help", "sevre");

        assertEquals(2, nothing.exit());
        assertTrue(nothing.err().contains("Usage: nhip"), nothing::err);
        assertEquals(2, unknown.exit());
        assertTrue(unknown.err().contains("'serv'") && unknown.err().contains("nhip serve"), unknown::err);
        assertEquals(2, helpOfUnknown.exit());
        assertTrue(helpOfUnknown.err().contains("sevre"), helpOfUnknown::err);
    }

    @Test
    void givenAnOptionThatIsMissing_whenRun_thenExitTwoAndItIsNamed() {
        CommandRun serve = CommandRun.of("serve");

        assertEquals(2, serve.exit());
        assertTrue(serve.err().contains("--config"), serve::err);
    }
}

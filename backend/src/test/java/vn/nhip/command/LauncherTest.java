package vn.nhip.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The script and the jar as systemd, cron, containers and links start them. What the shell is told is ASCII alone. */
class LauncherTest {
    private static final String NO_LOCALE = "env -u LANG -u LC_ALL -u LC_CTYPE ";
    /** Tỉnh Quảng Ngãi. */
    private static final String PROVINCE = "$'T\\xe1\\xbb\\x89nh Qu\\xe1\\xba\\xa3ng Ng\\xc3\\xa3i'";

    @TempDir
    Path directory;

    /** What the shell printed, and how it ended. */
    private record Said(int exit, String text) {}

    @BeforeEach
    void install() throws IOException {
        Path home = directory.resolve("opt/nhip 1");
        for (String folder : new String[] {"backend/src/main", "backend/target", "frontend-static", "config"}) {
            Files.createDirectories(home.resolve(folder));
        }
        Files.createFile(home.resolve("pom.xml"));
        Files.createFile(home.resolve("backend/pom.xml"));
        Path script = Files.copy(Path.of("..", "nhip"), home.resolve("nhip"));
        assertTrue(script.toFile().setExecutable(true));
        jar(home.resolve("backend/target/nhip.jar"));
    }

    /** As the real one, but that its classes lie where the tests have them. */
    private static void jar(Path file) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.put(Attributes.Name.MAIN_CLASS, "vn.nhip.Main");
        String classes = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toUri().toString())
                .collect(Collectors.joining(" "));
        main.put(Attributes.Name.CLASS_PATH, classes);
        new JarOutputStream(Files.newOutputStream(file), manifest).close();
    }

    private Said shell(String script) throws IOException, InterruptedException {
        String java = "export JAVA_HOME='" + System.getProperty("java.home") + "'; ";
        String catalogue = "catalogue='"
                + Path.of("..", "config", "catalogue", "766-portal-2026.yaml").toRealPath() + "'; ";
        Path said = directory.resolve("said.txt");
        Process process = new ProcessBuilder("bash", "-c", java + catalogue + script)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), script);
        return new Said(process.exitValue(), Files.readString(said, StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'opt/nhip 1/nhip' --version",
                "ln -s \"$PWD/opt/nhip 1/nhip\" link && ./link --version",
                "mkdir bin && ln -s '../opt/nhip 1/nhip' bin/nhip && bin/nhip --version",
                "mkdir bin && ln -s '../opt/nhip 1/nhip' bin/one && ln -s one bin/two && cd / && \"$OLDPWD/bin/two\" --version",
                "mkdir bin && ln -s '../opt/nhip 1/nhip' bin/nhip && PATH=\"$PWD/bin:$PATH\" && cd /tmp && nhip --version",
                "ln -s 'opt/nhip 1' current && ln -s current/nhip link && bash link --version"
            })
    void givenAWayToTheScript_whenStarted_thenItFindsItsJarAndBuildsNothing(String way) throws Exception {
        Said said = shell(way);

        assertEquals(new Said(0, "nhip dev\n"), said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'opt/nhip 1/nhip'", "\"$JAVA_HOME/bin/java\" -jar 'opt/nhip 1/backend/target/nhip.jar'"})
    void givenNoLocale_whenSomethingIsPrinted_thenItsLettersHaveTheirMarks(String start) throws Exception {
        Said said = shell(NO_LOCALE + start + " catalogue doc \"$catalogue\"");

        assertEquals(0, said.exit(), said::text);
        assertTrue(said.text().contains("Thêm một chỉ số"), said::text);
        assertFalse(said.text().contains("Th?m"), said::text);
    }

    @ParameterizedTest
    @ValueSource(strings = {NO_LOCALE, NO_LOCALE + "LC_ALL=POSIX ", NO_LOCALE + "LANG=nn_XX.ISO-8859-1 "})
    void givenAConfigurationBelowVietnameseLetters_whenNoLocaleIsSet_thenItIsFoundAndNamed(String locale)
            throws Exception {
        Said said = shell("mkdir " + PROVINCE + "; " + locale + "'opt/nhip 1/nhip' serve --config " + PROVINCE);

        assertEquals(2, said.exit(), said::text);
        assertTrue(said.text().contains("there is no such file: Tỉnh Quảng Ngãi/server.yaml"), said::text);
    }

    @Test
    void givenTheJarAloneAndNoLocale_whenAPathHasVietnameseLetters_thenOneSentenceSaysWhatToDo() throws Exception {
        Said said = shell("mkdir " + PROVINCE + "; " + NO_LOCALE
                + "\"$JAVA_HOME/bin/java\" -jar 'opt/nhip 1/backend/target/nhip.jar' serve --config " + PROVINCE);

        assertEquals(2, said.exit(), said::text);
        assertEquals(1, said.text().lines().count(), said::text);
        assertTrue(said.text().contains("without a UTF-8 locale"), said::text);
        assertTrue(said.text().contains("Set LC_ALL=C.UTF-8"), said::text);
    }

    @Test
    void givenATemporaryFolderThatCannotBeWritten_whenStarted_thenItIsNamedWithTheOption() throws Exception {
        Said said = shell("NHIP_JAVA_OPTS=-Djava.io.tmpdir=/proc 'opt/nhip 1/nhip' serve --config opt");

        assertEquals(2, said.exit(), said::text);
        assertTrue(said.text().startsWith("cannot write to java.io.tmpdir /proc"), said::text);
    }

    /** Tools that do nothing but end as they are told, in place of the minutes of the real ones. */
    private static final String TOOLS = """
            home="$PWD/opt/nhip 1"; mkdir bin; export PATH="$PWD/bin:$PATH"
            tool() { printf '#!/bin/sh\n%s\n' "$2" >"bin/$1"; chmod +x "bin/$1"; }
            tool chromium :; tool apt-get :; tool sudo :; tool node 'echo "the pages are tested"'
            tool npm 'echo "the pages are checked"; exit $NPM'
            tool mvn 'mkdir -p "$TIMES"; echo "12.5,3.0,4,vn.nhip.ATest" >"$TIMES/1.csv"
            printf "9.5,1.0,2,vn.nhip.BTest\n101.0,9.0,1,vn.nhip.CTest\n" >"$TIMES/2.csv"; exit $MVN'
            export TIMES="$home/backend/target/test-times" LC_ALL=C.UTF-8
            mkdir -p "$home/backend/target/chromium80" "$home/frontend-static/node_modules"
            cp bin/chromium "$home/backend/target/chromium80/chromium80"
            touch "$home/frontend-static/package-lock.json" "$home/frontend-static/node_modules/.installed-lock"
            """;

    @ParameterizedTest
    @CsvSource({"0,0,0", "0,7,7", "3,0,3", "3,7,7"})
    void givenChecksOfPagesBesideOtherTests_thenBothRunWhateverTheOtherSays_andOneFailureFailsAll(
            int maven, int npm, int exit) throws Exception {
        Said said = shell(TOOLS + "MVN=" + maven + " NPM=" + npm + " \"$home/nhip\" test");

        assertEquals(exit, said.exit(), said::text);
        assertTrue(said.text().contains("the pages are checked"), said::text);
        assertEquals(npm == 0, said.text().contains("the pages are tested"), said::text);
        assertEquals(npm != 0, said.text().contains("The checks of the pages fail: see above."), said::text);
        assertEquals(maven != 0, said.text().contains("The build or its tests fail: see above."), said::text);
        assertTrue(said.text().replaceAll(" +", " ").contains("""
                         101.0 9.0 1 vn.nhip.CTest
                         12.5 3.0 4 vn.nhip.ATest
                         9.5 1.0 2 vn.nhip.BTest
                         123.0 13.0 7 in all 3 classes
                        """), said::text);
    }

    @Test
    void givenNoJava_whenStarted_thenItSaysWhatItNeeds() throws Exception {
        Said said = shell("JAVA_HOME=/nowhere 'opt/nhip 1/nhip' --version");

        assertEquals(2, said.exit(), said::text);
        assertEquals("Nhịp needs a JDK, 17 or newer: there is no /nowhere/bin/java.\n", said.text());
    }
}

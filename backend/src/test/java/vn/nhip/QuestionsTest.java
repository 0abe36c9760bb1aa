package vn.nhip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The twelve questions of CONTRIBUTING.md: who searches for their words finds the answer among few others. */
class QuestionsTest {
    private static final Path HERE = Path.of("..");
    private static final Pattern QUESTION = Pattern.compile("\\| (.*?\\*\\*(.+?)\\*\\*.*?\\?) \\| (.+) \\|");
    private static final Pattern FILE = Pattern.compile("`([^`]+)`");
    private static final int MOST_HITS = 12;

    /** @param words that are searched for */
    private record Question(String whole, String words, List<Path> answers) {}

    private static List<Question> questions() throws IOException {
        List<Question> questions = new ArrayList<>();
        Matcher rows = QUESTION.matcher(Files.readString(HERE.resolve("CONTRIBUTING.md")));
        while (rows.find()) {
            List<Path> answers = FILE.matcher(rows.group(3))
                    .results()
                    .map(file -> HERE.resolve(file.group(1)))
                    .toList();
            questions.add(new Question(rows.group(1), rows.group(2), answers));
        }
        return questions;
    }

    private static boolean holds(Path file, String words) throws IOException {
        return Files.readString(file).toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT));
    }

    @Test
    void everyAnswerIsThere_andHoldsTheWordsOfItsQuestion() throws IOException {
        List<Question> questions = questions();
        List<String> wrong = new ArrayList<>();
        for (Question question : questions) {
            if (question.answers.isEmpty()) wrong.add(question.whole + " is answered nowhere");
            for (Path answer : question.answers) {
                if (!Files.exists(answer)) wrong.add(answer + " is not there");
                else if (!holds(answer, question.words)) wrong.add(answer + " does not say: " + question.words);
            }
        }

        assertEquals(List.of(), wrong);
        assertTrue(questions.size() >= 12, questions.size() + " questions");
    }

    @Test
    void whoSearchesForTheWords_findsFewFilesBesides() throws IOException {
        List<Path> searched = new ArrayList<>();
        for (String root : List.of("docs", "backend/src/main", "frontend-static")) {
            try (Stream<Path> files = Files.walk(HERE.resolve(root))) {
                files.filter(Files::isRegularFile)
                        .filter(file -> file.toString().matches(".*\\.(md|java|js|lua|yaml)"))
                        .filter(file -> !file.toString().contains("node_modules"))
                        .forEach(searched::add);
            }
        }
        for (Question question : questions()) {
            List<Path> hits = new ArrayList<>();
            for (Path file : searched) if (holds(file, question.words)) hits.add(file);
            assertTrue(hits.containsAll(question.answers), question.whole + " " + hits);
            assertTrue(hits.size() <= MOST_HITS, question.whole + " " + hits.size() + " files");
        }
    }
}

package vn.nhip.window;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was found by comparing a part of the windows, at one position of theirs. */
final class Findings {
    /** A count that is not what it should be. */
    record Difference(String key, String field, long is, long should) {}

    final WindowReader.Head head;
    final List<Difference> counts = new ArrayList<>();
    /** What is no count, in words. */
    final List<String> others = new ArrayList<>();

    long compared;

    Findings(WindowReader.Head head) {
        this.head = head;
    }

    boolean isEmpty() {
        return counts.isEmpty() && others.isEmpty();
    }

    long differing() {
        return counts.size() + others.size();
    }

    void compare(String key, Map<String, Long> is, Map<String, Long> should) {
        Set<String> fields = new HashSet<>(is.keySet());
        fields.addAll(should.keySet());
        for (String field : fields) {
            long held = is.getOrDefault(field, 0L);
            long counted = should.getOrDefault(field, 0L);
            compared++;
            if (held != counted) counts.add(new Difference(key, field, held, counted));
        }
    }

    void compare(String what, @Nullable Object is, Object should) {
        compared++;
        if (!should.equals(is)) others.add(what + ": windows " + is + ", ledger " + should);
    }

    /** Which counts differ, whatever they are. */
    Set<String> places() {
        Set<String> places = new HashSet<>(others);
        for (Difference one : counts) places.add(one.key + " " + one.field);
        return places;
    }

    /** The first few, for the log. */
    List<String> inWords(RedisKeys keys) {
        List<String> words = new ArrayList<>(others);
        for (Difference one : counts)
            words.add(keys.name(one.key) + " " + one.field + ": windows " + one.is + ", ledger " + one.should);
        return words.subList(0, Math.min(5, words.size()));
    }
}

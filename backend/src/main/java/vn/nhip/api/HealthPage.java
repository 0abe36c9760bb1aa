package vn.nhip.api;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.nhip.pages.PageTemplate;
import vn.nhip.wire.FeedSource;

/** How the server is, for people, from a template that holds every word. What programs read says more. */
final class HealthPage {
    private final DateTimeFormatter time;

    HealthPage(ZoneId zone) {
        this.time = DateTimeFormatter.ofPattern("HH:mm:ss dd/MM/yyyy").withZone(zone);
    }

    String fill(String template, Health health) {
        PageTemplate page = new PageTemplate(template);
        Map<String, String> word = page.words();
        return page.repeat("source", health.sources(), source -> source(source, health, word))
                .repeat("problem", health.problems(), problem -> Map.of("problem", problem))
                .fill(head(health, word));
    }

    private Map<String, String> head(Health health, Map<String, String> word) {
        Map<String, String> fields = new HashMap<>();
        fields.put("status", health.status());
        fields.put("statusWord", PageTemplate.word(word, health.status()));
        fields.put("now", time.format(health.now()));
        fields.put("startedAt", time.format(health.startedAt()));
        fields.put("asOf", instant(health.asOf(), word));
        fields.put("behind", health.behind() < 0 ? PageTemplate.word(word, "unknown") : Long.toString(health.behind()));
        fields.put("ledger", PageTemplate.word(word, health.ledgerPosition() < 0 ? "away" : "there"));
        fields.put("queued", Integer.toString(health.queued()));
        fields.put("screens", Integer.toString(health.screens()));
        fields.put("build", health.build());
        return fields;
    }

    private Map<String, String> source(FeedSource source, Health health, Map<String, String> word) {
        Instant at = source.sourceAt();
        String age = at == null ? "" : age(Duration.between(at, health.now()).toSeconds(), word);
        return Map.of("name", source.name(), "sourceAt", instant(at, word), "age", age);
    }

    private String instant(@Nullable Instant at, Map<String, String> word) {
        return at == null ? PageTemplate.word(word, "never") : time.format(at);
    }

    private static String age(long seconds, Map<String, String> word) {
        long known = Math.max(0, seconds);
        if (known < 90) return PageTemplate.word(word, "seconds").replace("{0}", Long.toString(known));
        if (known < 5_400) return PageTemplate.word(word, "minutes").replace("{0}", Long.toString(known / 60));
        return PageTemplate.word(word, "hours").replace("{0}", Long.toString(known / 3_600));
    }
}

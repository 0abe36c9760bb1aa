package vn.nhip.intake;

import java.util.List;
import java.util.StringJoiner;
import vn.nhip.core.casefile.CaseSnapshot;
import vn.nhip.core.fact.Fact;
import vn.nhip.core.fact.Finding;
import vn.nhip.core.update.CaseUpdate;

/** Decoded rows as text, for golden files. */
final class Shown {
    private Shown() {}

    static String of(List<Decoded> rows) {
        StringJoiner text = new StringJoiner("\n", "", "\n");
        if (rows.isEmpty()) text.add("no rows");
        for (Decoded row : rows) text.add(of(row));
        return text.toString();
    }

    private static String of(Decoded row) {
        if (row instanceof Decoded.SetAside aside) {
            return "%d [%s] set aside (%s) %s: %s"
                    .formatted(aside.index(), aside.label(), aside.kind().id(), aside.field(), aside.problem());
        }
        Decoded.Readable readable = (Decoded.Readable) row;
        return "%d [%s] id=%s occurredAt=%s%n  %s"
                .formatted(
                        row.index(),
                        row.label(),
                        readable.update().id(),
                        readable.update().occurredAt(),
                        of(readable.update().body()));
    }

    private static String of(CaseUpdate body) {
        if (!(body instanceof CaseUpdate.Snapshot known)) return body.toString();
        CaseSnapshot snapshot = known.snapshot();
        return "case %s%s unit=%s procedure=%s status=%d%n"
                        .formatted(
                                known.number(),
                                known.insert() ? " (insert)" : "",
                                snapshot.unit(),
                                snapshot.procedure(),
                                snapshot.status().code())
                + "  submitted=%s received=%s due=%s%n"
                        .formatted(snapshot.submittedAt(), snapshot.receivedAt(), snapshot.dueAt())
                + "  finished=%s returned=%s refused=%s%n"
                        .formatted(snapshot.finishedAt(), snapshot.returnedAt(), snapshot.refusedAt())
                + "  facts=%s findings=%s%n".formatted(facts(snapshot.facts()), findings(snapshot.findings()))
                + "  supplements=" + snapshot.supplements();
    }

    static List<String> facts(long bits) {
        return java.util.Arrays.stream(Fact.values())
                .filter(fact -> fact.in(bits))
                .map(Fact::id)
                .toList();
    }

    private static List<String> findings(long bits) {
        return java.util.Arrays.stream(Finding.values())
                .filter(finding -> (finding.bit() & bits) != 0)
                .map(Finding::id)
                .toList();
    }
}

package vn.nhip.core.casefile;

import java.util.Collection;
import java.util.Comparator;
import java.util.TreeSet;
import vn.nhip.core.calendar.WorkingDays;
import vn.nhip.core.procedure.Procedure;

/** All that a fold reads beside the states of cases, as one number (FNV-1a, 64 bits). Names are not read, so they are not in it. */
final class FoldFingerprint {
    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private long hash = OFFSET;

    private FoldFingerprint() {}

    static long of(int version, Collection<Procedure> procedures, WorkingDays days) {
        FoldFingerprint print = new FoldFingerprint();
        print.add(Integer.toString(version));
        print.add(days.zone().getId());
        new TreeSet<>(days.daysOff()).forEach(day -> print.add("-" + day));
        new TreeSet<>(days.makeUpDays()).forEach(day -> print.add("+" + day));
        procedures.stream()
                .sorted(Comparator.comparing(procedure -> procedure.code().value()))
                .forEach(print::add);
        return print.hash;
    }

    private void add(Procedure procedure) {
        add(procedure.code().value());
        add(String.valueOf(procedure.limit()));
        add("" + procedure.fee() + procedure.resultRequired() + procedure.forIndividuals() + procedure.online());
    }

    private void add(String text) {
        for (int i = 0; i < text.length(); i++) hash = (hash ^ text.charAt(i)) * PRIME;
        // So that "ab", "c" is not "a", "bc".
        hash = (hash ^ 0x10000) * PRIME;
    }
}

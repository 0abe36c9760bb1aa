package vn.nhip.score;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.casefile.CaseFile;
import vn.nhip.core.catalogue.Measure;
import vn.nhip.core.count.Mark;
import vn.nhip.core.count.Marks;
import vn.nhip.core.score.Sheet;
import vn.nhip.core.unit.Unit;
import vn.nhip.window.UnitCounts;

/**
 * What the officers of a unit have done in a period, by the marks and measures that units are counted by. Nothing is kept
 * of it: it is counted from the cases when it is asked for.
 */
public final class OfficerScores {
    private final SheetMaker maker;
    private final JudgedPeriod judged;
    private final Instant judgedAt;
    private final ZoneId zone;
    private final Collection<Measure> measures;
    private final Map<String, Tally> tallies = new TreeMap<>();

    /** Of one officer. */
    private static final class Tally {
        final Map<Measure, Long> counts = new HashMap<>();
        final Map<Measure, Map<String, Long>> procedures = new HashMap<>();
    }

    OfficerScores(SheetMaker maker, JudgedPeriod judged, Instant judgedAt, ZoneId zone) {
        this.maker = maker;
        this.judged = judged;
        this.judgedAt = judgedAt;
        this.zone = zone;
        this.measures = maker.method().catalogue().measures();
    }

    void add(List<CaseFile> files) {
        for (CaseFile file : files) {
            if (file.officer() == null) continue;
            Tally tally = tallies.computeIfAbsent(file.officer(), none -> new Tally());
            for (Mark mark : Marks.of(file, judgedAt)) if (counts(mark)) add(tally, mark);
        }
    }

    /** What came in the period, and what is there when it is judged. */
    private boolean counts(Mark mark) {
        Period period = judged.period();
        LocalDate day = Instant.ofEpochSecond(mark.minute() * 60).atZone(zone).toLocalDate();
        return mark.kind().stock() || period.contains(day);
    }

    private void add(Tally tally, Mark mark) {
        for (Measure measure : measures) {
            if (!measure.takes(mark)) continue;
            if (measure.form() == Measure.Form.DISTINCT_PROCEDURES) {
                tally.procedures
                        .computeIfAbsent(measure, none -> new HashMap<>())
                        .merge(mark.procedure().value(), (long) mark.sign(), Long::sum);
            } else {
                tally.counts.merge(measure, measure.valueOf(mark), Long::sum);
            }
        }
    }

    /** Officer → sheet, in the order of their hashes; only what is counted from cases has figures. */
    Map<String, Sheet> sheets(Unit unit) {
        Map<String, Sheet> sheets = new TreeMap<>();
        tallies.forEach((officer, tally) -> {
            tally.procedures.forEach((measure, procedures) -> tally.counts.put(
                    measure,
                    procedures.values().stream().filter(net -> net != 0).count()));
            UnitCounts counts = new UnitCounts(tally.counts);
            sheets.put(officer, maker.sheet(unit, judged, Map.of(unit.code(), counts), Map.of()));
        });
        return sheets;
    }
}

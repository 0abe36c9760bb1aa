package vn.nhip.demo;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import vn.nhip.core.procedure.Procedure;

/** Roughly what the scoreboard will make of a month, to see that the province is worth watching. Not the method itself. */
final class EstimatedTotals {
    private final Map<Office, Month> months = new HashMap<>();

    /** The counts of one unit. */
    private static final class Month {
        int cases;
        int online;
        int feeCases;
        int paid;
        int onTime;
        int electronic;
        int digitised;
        int reused;
        int store;
        int population;
        int disliked;
        int synchronised;
        final Set<Procedure> onlineProcedures = new HashSet<>();
        final Set<Procedure> paidProcedures = new HashSet<>();
        final Set<Procedure> feeProcedures = new HashSet<>();
    }

    static Map<Office, Double> of(CaseMaker maker, YearMonth month) {
        EstimatedTotals totals = new EstimatedTotals();
        for (LocalDate day = month.atDay(1); !day.isAfter(month.atEndOfMonth()); day = day.plusDays(1)) {
            for (int i = 0; i < maker.casesOn(day); i++) totals.add(maker.make(day, i));
        }
        Map<Office, Double> points = new HashMap<>();
        totals.months.forEach((office, counts) -> points.put(office, total(office, counts)));
        return points;
    }

    private void add(CaseLife life) {
        int last = life.steps.size() - 1;
        if (life.reached(2, last) == 0) return;
        Month month = months.computeIfAbsent(life.office, office -> new Month());
        month.cases++;
        if (life.channel == 2) {
            month.online++;
            month.onlineProcedures.add(life.procedure);
        }
        if (life.fee > 0) {
            month.feeCases++;
            month.feeProcedures.add(life.procedure);
        }
        if (life.payment == 1 || life.payment == 2) {
            month.paid++;
            month.paidProcedures.add(life.procedure);
        }
        boolean onTime = isOnTime(life);
        if (onTime) month.onTime++;
        if (life.facts().electronicResult()) month.electronic++;
        if (life.facts().digitised() && life.facts().electronicResult()) month.digitised++;
        if (life.facts().reused()) month.reused++;
        if (life.facts().personalStore()) month.store++;
        if (life.facts().populationData()) month.population++;
        if (life.facts().synchronised()) month.synchronised++;
        if (!onTime || !life.rating.liked() || life.petition != null) month.disliked++;
    }

    static boolean isOnTime(CaseLife life) {
        long waited = 0;
        for (CaseLife.Round round : life.rounds) {
            if (round.answered() < 0) return true;
            waited += life.steps.get(round.answered()).at()
                    - life.steps.get(round.asked()).at();
        }
        long asked = life.reached(6, life.steps.size() - 1);
        if (asked > 0) waited += life.steps.get(life.paidAtStep).at() - asked;
        long due = life.dueMovedAtStep >= 0 ? life.movedDueAt : life.dueAt;
        long end = life.reached(9, life.steps.size() - 1);
        return end == 0 || end - waited <= due;
    }

    private static double total(Office office, Month month) {
        double n = month.cases;
        long services = office.procedures().stream().filter(Procedure::online).count();
        long withFee = office.procedures().stream().filter(Procedure::fee).count();
        double points = 11.3 + 6 * month.synchronised / n + 20 * month.onTime / n;
        points += 4.0 * month.onlineProcedures.size() / services + 6 * Math.min(1, month.online / n / 0.5);
        if (!month.feeProcedures.isEmpty()) {
            points += 2 * Math.min(1, (double) month.paidProcedures.size() / month.feeProcedures.size() / 0.8);
            points += 2 * Math.min(1, (double) month.feeProcedures.size() / withFee / 0.8);
            points += 6.0 * month.paid / month.feeCases;
        }
        points += 6 * month.electronic / n + 4 * month.digitised / n + 2 * Math.min(1, month.reused / n / 0.8);
        points += 4 * month.store / n + 2 * month.population / n + 3.5;
        return points + 11 + 6 * Math.min(1, (1 - month.disliked / n) / 0.9);
    }
}

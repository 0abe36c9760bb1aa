package vn.nhip.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import vn.nhip.core.procedure.Procedure;

/**
 * The decisions by which the province announces its procedures: each procedure once before the story begins, and then some
 * thirty a month anew, when the law behind them changes. Nearly all in time, for this is the work of one office.
 */
final class Announcements {
    /** From a decision to the last news of it. */
    static final long LONGEST = 60 * 86_400L;

    static final List<String> PARTS = List.of("name", "steps", "ways", "dossier", "timeLimit", "subjects", "agency");

    private static final LocalDate FIRST = LocalDate.of(2024, 7, 1);
    private static final int FIRST_DAYS = 240;
    private static final int NOTICE = 5;
    private static final long HOUR = 3600;

    private final long seed;
    private final DemoProvince province;
    private final OfficeHours hours;

    Announcements(DemoProvince province, long seed, OfficeHours hours) {
        this.seed = seed;
        this.province = province;
        this.hours = hours;
    }

    /** The announcements that were in force before anything else is told. */
    List<Announcement> first() {
        List<Announcement> all = new ArrayList<>();
        for (int i = 0; i < province.procedures().size(); i++) {
            Dice dice = Dice.of(seed, "first announcement", i);
            LocalDate day = working(FIRST.plusDays(dice.whole(0, FIRST_DAYS)));
            all.add(make(province.procedures().get(i), day, 0, dice));
        }
        return all;
    }

    /** What is decided on a day. A decision mostly announces several procedures. */
    List<Announcement> on(LocalDate day) {
        Dice dice = Dice.of(seed, "announcement", day.toEpochDay());
        if (!hours.isWorking(day) || !dice.chance(0.36)) return List.of();
        List<Announcement> all = new ArrayList<>();
        int count = province.procedures().size();
        int from = (int) dice.whole(0, count);
        int procedures = (int) dice.whole(1, 7);
        for (int i = 0; i < procedures && i < count; i++) {
            all.add(make(province.procedures().get((from + i) % count), day, 1 + i, dice));
        }
        return all;
    }

    private Announcement make(Procedure procedure, LocalDate day, int place, Dice dice) {
        boolean late = dice.chance(0.05);
        int notice = (int) (late ? dice.whole(0, NOTICE) : dice.whole(NOTICE + 1, 25));
        long decided = hours.startOf(day) + OfficeHours.secondOfDay((long) (dice.between(0.5, 6) * HOUR));
        long took = (long) ((dice.chance(0.04) ? dice.between(6, 12) : dice.between(0.2, 4)) * OfficeHours.DAY);
        long published = hours.after(decided, took);
        boolean forgot = dice.chance(0.05);
        String missing = forgot ? PARTS.get((int) dice.whole(0, PARTS.size())) : null;
        long completed = forgot ? hours.after(published, dice.whole(4, 60) * HOUR) : 0;
        LocalDate effective = hours.workingDaysAfter(day, notice);
        return new Announcement(procedure, day, place, decided, effective, published, missing, completed);
    }

    private LocalDate working(LocalDate day) {
        return hours.isWorking(day) ? day : hours.workingDaysAfter(day, 1);
    }
}

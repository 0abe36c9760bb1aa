package vn.nhip.demo;

import java.time.LocalDate;
import java.time.ZoneId;

/** Everything that happens in the province, and how it is written. */
record Story(
        CaseMaker cases,
        Petitions petitions,
        Announcements announcements,
        GivenFigures figures,
        EventWriter caseWriter,
        NewsWriter newsWriter) {
    static Story of(DemoProvince province, long seed, LocalDate begins) {
        CaseMaker cases = new CaseMaker(province, seed);
        ZoneId zone = province.days().zone();
        return new Story(
                cases,
                cases.petitions(),
                new Announcements(province, seed, cases.hours()),
                new GivenFigures(seed, province.units().province(), cases.offices(), cases.demand(), begins),
                new EventWriter(zone),
                new NewsWriter(zone));
    }

    /** When the figures of a day are handed in: before the offices open. */
    long figuresAt(LocalDate day) {
        return cases.hours().startOf(day) + 19_800;
    }

    /** A feed passes on what is no case after half a minute. */
    static long delivered(long at) {
        return at == 0 ? 0 : at + 30;
    }
}

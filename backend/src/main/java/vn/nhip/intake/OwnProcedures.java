package vn.nhip.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.procedure.ProcedureCode;
import vn.nhip.core.procedure.ProcedureNotice;
import vn.nhip.core.procedure.ProcedureNotice.Announcement;
import vn.nhip.core.unit.UnitCode;

/** Reads the {@code data} of an event of a procedure. Its field names live here. */
final class OwnProcedures {
    /** A sender may name a part twice, but hardly more often. */
    private static final int MOST_PARTS = 20;

    private final UnitReader units;

    OwnProcedures(UnitReader units) {
        this.units = units;
    }

    /** The seven parts of a procedure that must be public. */
    private enum Part {
        NAME("name"),
        STEPS("steps"),
        WAYS("ways"),
        DOSSIER("dossier"),
        TIME_LIMIT("timeLimit"),
        SUBJECTS("subjects"),
        AGENCY("agency");

        private final String id;

        Part(String id) {
            this.id = id;
        }

        private String id() {
            return id;
        }
    }

    /** How far it is offered online. */
    private enum Online {
        NONE("none"),
        PARTIAL("partial"),
        FULL("full");

        private final String id;

        Online(String id) {
            this.id = id;
        }

        private String id() {
            return id;
        }
    }

    ProcedureNotice notice(FieldReader data) {
        data.required("procedure");
        ProcedureCode procedure = data.procedure("procedure");
        if (procedure.equals(ProcedureCode.NONE)) {
            throw data.problem(ProblemKind.UNREADABLE, "procedure", "not the code of a procedure");
        }
        UnitCode unit = data.text("unit") == null ? null : units.read(data, data.required("unit"), "unit");
        Set<Part> parts = parts(data);
        Boolean complete = data.flag("complete");
        boolean listed = data.has("parts");
        if (listed) complete = parts.size() == Part.values().length;
        return new ProcedureNotice(
                procedure,
                unit,
                units.province(),
                announcement(data),
                complete,
                !parts.isEmpty() || Boolean.TRUE.equals(complete),
                data.flag("withdrawn"),
                properties(data));
    }

    private static Set<Part> parts(FieldReader data) {
        List<FieldReader> listed = data.list("parts");
        if (listed.size() > MOST_PARTS) {
            throw data.problem(ProblemKind.UNREADABLE, "parts", "more than " + MOST_PARTS + " entries");
        }
        Set<Part> parts = EnumSet.noneOf(Part.class);
        for (FieldReader one : listed) {
            Part part = one.oneOf("", Part.class, Part::id);
            if (part != null) parts.add(part);
        }
        return parts;
    }

    /** Null when the event speaks of no announcement and of no publication. */
    private static @Nullable Announcement announcement(FieldReader data) {
        String decision = data.caption("decision");
        LocalDate decidedOn = data.day("announcedAt");
        LocalDate effectiveOn = data.day("effectiveAt");
        Instant publishedAt = data.instant("publishedAt");
        boolean any = decision != null || decidedOn != null || publishedAt != null;
        return any ? new Announcement(decision, decidedOn, effectiveOn, publishedAt) : null;
    }

    private static ProcedureNotice.Properties properties(FieldReader data) {
        Online online = data.oneOf("online", Online.class, Online::id);
        return new ProcedureNotice.Properties(
                online == null ? null : online != Online.NONE,
                data.flag("fee"),
                data.flag("resultRequired"),
                data.flag("forIndividuals"));
    }
}

package vn.nhip.intake;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.nhip.core.casefile.Step;
import vn.nhip.core.fact.Fact;
import vn.nhip.core.unit.Units;
import vn.nhip.core.update.CaseUpdate;
import vn.nhip.core.update.Update;
import vn.nhip.http.TooLarge;

/**
 * Reads the portal's own form (docs/wire.md section 2): the V1 envelope and the V2 array. Pure, as
 * {@link CloudEventCodec}; personal fields of the form are not on the allow-list and never become objects. Safe for any
 * thread.
 */
public final class DvcqgCodec {
    static final String CASES = "DongBoHoSoMC";
    static final String STEPS = "CapNhatTienDoHoSoMC";

    private static final Logger log = LoggerFactory.getLogger(DvcqgCodec.class);

    private final ZoneId zone;
    private final @Nullable OfficerHash officers;
    private final RowReader reader;
    private final PortalRows portal;

    /** @param zone of stamps that carry none */
    public DvcqgCodec(Units units, ZoneId zone, IntakeLimits limits) {
        this(units, zone, limits, null);
    }

    /** @param officers null: off */
    public DvcqgCodec(Units units, ZoneId zone, IntakeLimits limits, @Nullable OfficerHash officers) {
        this.zone = zone;
        this.officers = officers;
        this.reader = new RowReader(limits.maxRows(), officers);
        this.portal = new PortalRows(new UnitReader(units), officers);
    }

    /** Reads rows of the same fields as this codec does, another number of them at once. */
    RowReader reader(int maxRows) {
        return new RowReader(maxRows, officers);
    }

    /**
     * What a message says of itself, apart from its rows; each part may be null.
     *
     * @param service {@code DongBoHoSoMC} or {@code CapNhatTienDoHoSoMC}; null: told by each row
     * @param unit madonvi, or MaDinhDanhDV
     * @param inserting isUpdating False
     */
    public record Call(
            @Nullable String service,
            @Nullable String unit,
            @Nullable Boolean inserting) {
        public static final Call UNSAID = new Call(null, null, null);

        /** @throws Unreadable for a service that is not offered */
        public Call {
            if (service != null && !service.equals(CASES) && !service.equals(STEPS)) {
                throw new Unreadable("service: not offered; allowed: " + CASES + ", " + STEPS);
            }
        }

        /** Reads the words of a request's address or of an envelope; blank is absent. */
        public static Call of(@Nullable String service, @Nullable String unit, @Nullable String isUpdating) {
            return new Call(blankToNull(service), blankToNull(unit), inserting(blankToNull(isUpdating)));
        }

        private static @Nullable Boolean inserting(@Nullable String isUpdating) {
            if (isUpdating == null) return null;
            return switch (isUpdating.toLowerCase(Locale.ROOT)) {
                case "false", "0" -> Boolean.TRUE;
                default -> Boolean.FALSE;
            };
        }

        private static @Nullable String blankToNull(@Nullable String text) {
            return text == null || text.isBlank() ? null : text.strip();
        }

        Call or(Call other) {
            return new Call(
                    service == null ? other.service : service,
                    unit == null ? other.unit : unit,
                    inserting == null ? other.inserting : inserting);
        }
    }

    /**
     * A message read but not decoded, since a V1 message says who sends it only inside.
     *
     * @param session null for V2, and for an envelope without one
     */
    record Message(@Nullable String session, Call call, List<JsonRow> rows) {
        /** Without the session. */
        @Override
        public String toString() {
            return "Message of " + rows.size() + " rows";
        }
    }

    /**
     * Reads a message.
     *
     * @param address what the request's address says; the envelope's own words come first
     * @throws Unreadable when the body as a whole is not JSON or names a service that is not offered
     * @throws TooLarge for more rows than allowed
     */
    Message read(byte[] body, Call address) {
        RowReader.Message message = reader.read(body);
        if (message.list()) return new Message(null, address, message.rows());
        JsonRow only = message.rows().get(0);
        if (!only.isObject()) throw new Unreadable("neither an envelope nor a list of rows");
        return isEnvelope(only) ? envelope(only, address) : new Message(null, address, List.of(only));
    }

    static boolean isEnvelope(JsonRow row) {
        return !row.has(PortalRows.CASE) && (row.has("data") || row.has("session") || row.has("service"));
    }

    static Message envelope(JsonRow envelope, Call address) {
        try {
            Call call = Call.of(envelope.text("service"), envelope.text("madonvi"), envelope.text("isUpdating"));
            return new Message(envelope.text("session"), call.or(address), envelope.list("data"));
        } catch (RowProblem problem) {
            throw new Unreadable("envelope: " + problem.getMessage());
        }
    }

    List<Decoded> decode(Message message, Instant now) {
        List<Decoded> decoded = new ArrayList<>(message.rows.size());
        for (JsonRow row : message.rows) decoded.add(decode(row, decoded.size(), message.call, now));
        return decoded;
    }

    /**
     * Reads and decodes a message whose sender is known.
     *
     * @throws Unreadable when the body as a whole cannot be used
     * @throws TooLarge for more rows than allowed
     */
    public List<Decoded> decode(byte[] body, Call address, Instant now) {
        return decode(read(body, address), now);
    }

    Decoded decode(JsonRow row, int index, Call call, Instant now) {
        String label = "";
        try {
            if (!row.isObject()) throw new RowProblem(ProblemKind.UNREADABLE, "", "not an object");
            FieldReader reading = new FieldReader(row, zone, now);
            label = reading.label(PortalRows.CASE);
            if (label.isEmpty()) label = reading.key(PortalRows.CASE);
            return reading.notes().decoded(index, label, update(reading, call));
        } catch (RowProblem problem) {
            return problem.at(index, label);
        } catch (RuntimeException unforeseen) {
            // The message may quote a value, so only its kind is told; a row must not stop its neighbours.
            log.error(
                    "a row broke its reader and was set aside: kind={}",
                    unforeseen.getClass().getName());
            return new Decoded.SetAside(index, label, ProblemKind.UNREADABLE, "", "cannot be read");
        }
    }

    private Update update(FieldReader row, Call call) {
        boolean step = call.service == null ? row.has(PortalRows.STEP_AT) : call.service.equals(STEPS);
        if (step) return stepUpdate(row, call.unit);
        boolean insert = Boolean.TRUE.equals(call.inserting);
        CaseUpdate.Snapshot snapshot = portal.snapshot(row, call.unit, insert);
        return new Update(insert ? insertId(snapshot) : null, null, snapshot);
    }

    /**
     * The same action is sent many times: its text (as a digest), time and status are its identity. Where officers are
     * on, its officer too: a sender that tells its steps once more after they were switched on tells something new.
     */
    private Update stepUpdate(FieldReader row, @Nullable String messageUnit) {
        CaseUpdate.Progress progress = portal.progress(row, messageUnit);
        Step step = progress.step();
        String text = row.text(PortalRows.STEP_TEXT);
        String id = Digest.id(
                "dvcqg-step",
                progress.number().value(),
                step.at().toString(),
                Integer.toString(step.status().code()),
                (text == null ? "" : text) + (step.officer() == null ? "" : "|" + step.officer()));
        return new Update(id, null, progress);
    }

    /** Of what is known, less the findings: they depend on when the row was read. */
    private static String insertId(CaseUpdate.Snapshot insert) {
        var known = insert.snapshot();
        return Digest.id(
                "dvcqg-insert",
                insert.number().value(),
                known.unit().value(),
                known.procedure().value(),
                Integer.toString(known.status().code()),
                known.submittedAt() + "|" + known.receivedAt() + "|" + known.dueAt(),
                known.finishedAt() + "|" + known.returnedAt() + "|" + known.refusedAt(),
                // Rows counted as synchronised once; the ids that were given then stay what they are.
                Long.toString(known.facts() | Fact.SYNCHRONISED.bit()),
                known.supplements().toString());
    }
}

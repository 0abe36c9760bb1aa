package vn.nhip.intake;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.nhip.core.casefile.CaseUpdate;
import vn.nhip.core.casefile.Update;
import vn.nhip.core.unit.Units;

/**
 * Reads CloudEvents 1.0 in JSON (docs/wire.md section 1), one or a list of them, whatever the content type said. Pure:
 * time is an argument, and what it answers holds no field that is not on the allow-list. Safe for any thread.
 */
public final class CloudEventCodec {
    static final String TYPES = "vn.nhip.case.v1, vn.nhip.case.progress.v1, vn.nhip.case.rated.v1, "
            + "vn.nhip.petition.v1, vn.nhip.procedure.v1, vn.nhip.figure.v1";

    private static final Logger log = LoggerFactory.getLogger(CloudEventCodec.class);
    private static final int LABEL = 100;

    private final ZoneId zone;
    private final RowReader reader;
    private final PortalRows portal;
    private final OwnRows own;

    /** @param zone of stamps that carry none */
    public CloudEventCodec(Units units, ZoneId zone, IntakeLimits limits) {
        this(units, zone, limits, null);
    }

    /** @param officers null: off */
    public CloudEventCodec(Units units, ZoneId zone, IntakeLimits limits, OfficerHash officers) {
        UnitReader unitReader = new UnitReader(units);
        this.zone = zone;
        this.reader = new RowReader(limits.maxRows(), officers);
        this.portal = new PortalRows(unitReader, officers);
        this.own = new OwnRows(unitReader, officers);
    }

    /**
     * Reads a body; an empty list is a heartbeat and gives no rows.
     *
     * @param now dates are judged against it; {@code time} may lie ahead of it and is handed on as it was told
     * @throws Unreadable when the body as a whole is not JSON
     * @throws TooLarge for more rows than allowed
     */
    public List<Decoded> decode(byte[] body, Instant now) {
        return decode(reader.read(body).rows(), now);
    }

    /**
     * Reads one event whose attributes came apart, {@code data} being JSON text (fields of a stream's entry).
     *
     * @throws Unreadable when {@code data} is not JSON
     */
    Decoded decode(Map<String, String> attributes, int index, Instant now) {
        Row event = Row.ofObject();
        attributes.forEach((name, value) -> {
            if (AllowList.allows(name) && !name.equals("data")) event.putText(name, value);
        });
        String data = attributes.get("data");
        if (data != null) {
            Row row = reader.read(data.getBytes(java.nio.charset.StandardCharsets.UTF_8)).rows().stream()
                    .findFirst()
                    .orElseGet(() -> Row.ofScalar(null));
            if (row.isObject()) event.putObject("data", row);
        }
        return decode(event, index, now);
    }

    List<Decoded> decode(List<Row> rows, Instant now) {
        List<Decoded> decoded = new ArrayList<>(rows.size());
        for (Row row : rows) decoded.add(decode(row, decoded.size(), now));
        return decoded;
    }

    Decoded decode(Row row, int index, Instant now) {
        String label = "";
        try {
            if (!row.isObject()) throw new RowProblem(ProblemKind.UNREADABLE, "", "not an object");
            Reading event = new Reading(row, "", zone, now);
            label = label(event);
            return new Decoded.Readable(index, label, update(event));
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

    private static String label(Reading event) {
        String id = event.text("id");
        return id == null || id.length() > LABEL || !Reading.isClean(id) ? "" : id;
    }

    private Update update(Reading event) {
        String version = event.required("specversion");
        if (!version.equals("1.0")) {
            throw event.problem(ProblemKind.UNREADABLE, "specversion", "not supported; allowed: 1.0");
        }
        String id = name(event, "id");
        String source = name(event, "source");
        String type = event.required("type");
        Instant occurredAt = event.instant("time");
        Reading data = event.object("data");
        if (data == null) throw event.missing("data");
        return new Update(Digest.id(source, id), occurredAt, body(type, event, data, occurredAt));
    }

    /** Any text without line feeds, so that source and id together name one event. */
    private static String name(Reading event, String field) {
        String name = event.required(field);
        if (!Reading.isClean(name)) throw event.problem(ProblemKind.UNREADABLE, field, "holds a control character");
        return name;
    }

    private CaseUpdate body(String type, Reading event, Reading data, Instant occurredAt) {
        boolean ofPortal = data.has(PortalRows.CASE);
        return switch (type) {
            case "vn.nhip.case.v1" -> ofPortal ? portalRow(data) : own.snapshot(data);
            case "vn.nhip.case.progress.v1" -> ofPortal ? portalRow(data) : own.progress(data);
            case "vn.nhip.case.rated.v1" -> own.rating(data);
            case "vn.nhip.petition.v1" -> own.petition(data);
            case "vn.nhip.procedure.v1" -> own.procedure(data);
            case "vn.nhip.figure.v1" -> own.figure(data, givenAt(event, occurredAt));
            default -> throw event.problem(ProblemKind.UNKNOWN_CODE, "type", "unknown type; allowed: " + TYPES);
        };
    }

    /** A figure was not handed in before it came. */
    private static Instant givenAt(Reading event, Instant occurredAt) {
        return occurredAt == null || occurredAt.isAfter(event.now()) ? event.now() : occurredAt;
    }

    private CaseUpdate portalRow(Reading data) {
        return data.has(PortalRows.STEP_AT) ? portal.progress(data, null) : portal.snapshot(data, null, false);
    }
}

package vn.nhip.intake;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.nhip.core.unit.Units;
import vn.nhip.core.update.CaseUpdate;
import vn.nhip.core.update.Update;
import vn.nhip.http.TooLarge;

/**
 * Reads CloudEvents 1.0 in JSON (docs/wire.md section 1), one or a list of them, whatever the content type said. Pure:
 * time is an argument, and what it answers holds no field that is not on the allow-list. Safe for any thread.
 */
public final class CloudEventCodec {
    static final String TYPES = "vn.nhip.case.v1, vn.nhip.case.progress.v1, vn.nhip.case.rated.v1, "
            + "vn.nhip.case.synchronised.v1, vn.nhip.petition.v1, vn.nhip.procedure.v1, vn.nhip.figure.v1";

    private static final Logger log = LoggerFactory.getLogger(CloudEventCodec.class);
    private static final String DATA = "data";
    private static final String ENCODED = "data_base64";

    private final ZoneId zone;
    private final RowReader reader;
    private final PortalRows portal;
    private final OwnRows own;

    /** @param zone of stamps that carry none */
    public CloudEventCodec(Units units, ZoneId zone, IntakeLimits limits) {
        this(units, zone, limits, null);
    }

    /** @param officers null: off */
    public CloudEventCodec(Units units, ZoneId zone, IntakeLimits limits, @Nullable OfficerHash officers) {
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
    Decoded decode(Map<String, String> fields, int index, Instant now) {
        JsonRow event = event(fields);
        String data = fields.get(DATA);
        if (data != null) reader.putData(event, data.getBytes(StandardCharsets.UTF_8));
        String encoded = fields.get(ENCODED);
        if (encoded != null) reader.putEncoded(event, encoded);
        return decode(event, index, now);
    }

    /**
     * Reads one event whose attributes came apart from its data (binary mode of HTTP).
     *
     * @throws Unreadable when the data is not JSON
     */
    List<Decoded> decode(Map<String, String> attributes, byte[] data, Instant now) {
        JsonRow event = event(attributes);
        reader.putData(event, data);
        return List.of(decode(event, 0, now));
    }

    private static JsonRow event(Map<String, String> attributes) {
        JsonRow event = JsonRow.ofObject();
        attributes.forEach((name, value) -> {
            if (AllowList.allows(name) && !name.equals(DATA) && !name.equals(ENCODED)) event.putText(name, value);
        });
        return event;
    }

    /**
     * The same rows, some of which are events, or none at all.
     *
     * @throws Unreadable when there are rows and not one of them is an event: their sender speaks of something else
     */
    static List<Decoded> withAnEvent(List<Decoded> rows) {
        if (rows.isEmpty() || !rows.stream().allMatch(CloudEventCodec::isNoEvent)) return rows;
        Decoded.SetAside first = (Decoded.SetAside) rows.get(0);
        String where = first.field().isEmpty() ? "" : first.field() + ": ";
        throw new Unreadable(
                "no CloudEvent 1.0 can be read (in binary mode its attributes are headers, ce-id and so on);"
                        + " row 0: " + where + first.problem());
    }

    private static boolean isNoEvent(Decoded row) {
        return row instanceof Decoded.SetAside aside && aside.kind() == ProblemKind.NOT_AN_EVENT;
    }

    List<Decoded> decode(List<JsonRow> rows, Instant now) {
        List<Decoded> decoded = new ArrayList<>(rows.size());
        for (JsonRow row : rows) decoded.add(decode(row, decoded.size(), now));
        return decoded;
    }

    Decoded decode(JsonRow row, int index, Instant now) {
        String label = "";
        try {
            if (!row.isObject()) throw new RowProblem(ProblemKind.NOT_AN_EVENT, "", "not an object");
            FieldReader event = new FieldReader(row, zone, now);
            label = label(event);
            return event.notes().decoded(index, label, update(event));
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

    /** Unreadable ids are told of when they are read. */
    private static String label(FieldReader event) {
        try {
            return event.label("id");
        } catch (RowProblem odd) {
            return "";
        }
    }

    /** What makes a CloudEvent. */
    private record Envelope(String id, String source, String type, FieldReader data) {
        static Envelope of(FieldReader event) {
            try {
                String version = event.required("specversion");
                if (!version.equals("1.0")) {
                    throw event.problem(ProblemKind.UNREADABLE, "specversion", "not supported; allowed: 1.0");
                }
                String id = name(event, "id");
                String source = name(event, "source");
                String type = event.required("type");
                FieldReader data = event.object(DATA);
                if (data == null) throw event.missing(DATA);
                return new Envelope(id, source, type, data);
            } catch (RowProblem problem) {
                throw problem.as(ProblemKind.NOT_AN_EVENT);
            }
        }
    }

    private Update update(FieldReader event) {
        Envelope envelope = Envelope.of(event);
        Instant occurredAt = event.instant("time");
        CaseUpdate body = body(envelope.type(), event, envelope.data(), occurredAt);
        return new Update(Digest.id(envelope.source(), envelope.id()), occurredAt, body);
    }

    /** Any text without line feeds, so that source and id together name one event. */
    private static String name(FieldReader event, String field) {
        String name = event.required(field);
        if (!FieldReader.isClean(name)) throw event.problem(ProblemKind.UNREADABLE, field, "holds a control character");
        return name;
    }

    private CaseUpdate body(String type, FieldReader event, FieldReader data, @Nullable Instant occurredAt) {
        boolean ofPortal = data.has(PortalRows.CASE);
        return switch (type) {
            case "vn.nhip.case.v1" -> ofPortal ? portalRow(data) : own.snapshot(data);
            case "vn.nhip.case.progress.v1" -> ofPortal ? portalRow(data) : own.progress(data);
            case "vn.nhip.case.rated.v1" -> own.rating(data);
            case "vn.nhip.case.synchronised.v1" ->
                ofPortal ? portal.answer(data, occurredAt) : own.synchronised(data, occurredAt);
            case "vn.nhip.petition.v1" -> own.petition(data);
            case "vn.nhip.procedure.v1" -> own.procedure(data);
            case "vn.nhip.figure.v1" -> own.figure(data, givenAt(event.now(), occurredAt));
            default -> throw event.problem(ProblemKind.UNKNOWN_CODE, "type", "unknown type; allowed: " + TYPES);
        };
    }

    /** What is handed in cannot have been so in time to come, whatever its sender's clock says. */
    private static Instant givenAt(Instant now, @Nullable Instant occurredAt) {
        return occurredAt == null || occurredAt.isAfter(now) ? now : occurredAt;
    }

    private CaseUpdate portalRow(FieldReader data) {
        return data.has(PortalRows.STEP_AT) ? portal.progress(data, null) : portal.snapshot(data, null, false);
    }
}

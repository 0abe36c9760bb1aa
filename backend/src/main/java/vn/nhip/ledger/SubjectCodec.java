package vn.nhip.ledger;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.casefile.CaseNumber;
import vn.nhip.core.petition.Petition;
import vn.nhip.core.petition.PetitionState;
import vn.nhip.core.petition.PetitionState.Holder;
import vn.nhip.core.procedure.ProcedureCode;
import vn.nhip.core.procedure.ProcedureNotice;
import vn.nhip.core.procedure.ProcedureNotice.Announcement;
import vn.nhip.core.procedure.ProcedureState;
import vn.nhip.core.procedure.ProcedureState.Showing;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.core.version.Version;
import vn.nhip.core.version.Versioned;

/** Petitions and procedures as JSON; instants are epoch milliseconds, what is null is left out. */
final class SubjectCodec {
    private SubjectCodec() {}

    static String write(SubjectRow.State state) {
        JsonObject json = state instanceof SubjectRow.OfPetition petition
                ? petition(petition.known())
                : procedure(((SubjectRow.OfProcedure) state).known());
        return json.encode();
    }

    static SubjectRow.State read(SubjectRow.Key key, String text) {
        JsonObject json = new JsonObject(text);
        if (key.subject() == Subject.PROCEDURE) {
            return new SubjectRow.OfProcedure(readProcedure(new ProcedureCode(key.id()), json));
        }
        Petition petition = readPetition(key.id(), json.getJsonObject("what"));
        return new SubjectRow.OfPetition(readPetition(petition, json));
    }

    // ---- versions

    private static <T> @Nullable JsonObject saidOrNull(@Nullable Versioned<T> said, Function<T, Object> write) {
        return said == null ? null : said(said, write);
    }

    private static <T> JsonObject said(Versioned<T> said, Function<T, Object> write) {
        Version version = said.version();
        return compact("what", write.apply(said.what()), "at", millis(version.at()), "id", version.id())
                .put("timed", version.timed());
    }

    private static <T> @Nullable Versioned<T> readSaid(@Nullable JsonObject json, Function<Object, T> read) {
        return json == null ? null : new Versioned<>(read.apply(json.getValue("what")), readVersion(json));
    }

    private static Version readVersion(JsonObject json) {
        return new Version(instant(json, "at"), json.getString("id"), json.getBoolean("timed"));
    }

    // ---- petitions

    /** Others that had it only where there are any: the last one is the petition's own. */
    private static JsonObject petition(PetitionState state) {
        JsonObject json = said(new Versioned<>(state.petition(), state.version()), SubjectCodec::petition);
        PetitionState alone = new PetitionState(state.petition(), state.version());
        JsonArray others = new JsonArray();
        state.holders().forEach((since, holder) -> {
            if (holder.equals(alone.holders().get(since))) return;
            UnitCode unit = holder.unit();
            Version version = holder.version();
            others.add(
                    unit != null && version != null
                            ? said(new Versioned<>(unit, version), UnitCode::value)
                                    .put("since", since.toEpochMilli())
                            : since.toEpochMilli());
        });
        return others.isEmpty() ? json : json.put("transfers", others);
    }

    private static PetitionState readPetition(Petition petition, JsonObject json) {
        PetitionState alone = new PetitionState(petition, readVersion(json));
        TreeMap<Instant, Holder> holders = new TreeMap<>(alone.holders());
        for (Object other : json.getJsonArray("transfers", new JsonArray())) {
            if (other instanceof JsonObject holder) {
                holders.put(
                        instant(holder, "since"),
                        new Holder(new UnitCode(holder.getString("what")), readVersion(holder)));
            } else {
                holders.put(Instant.ofEpochMilli(((Number) other).longValue()), new Holder(null, null));
            }
        }
        return new PetitionState(petition, alone.version(), holders);
    }

    /** What was said of it, for the audit and for its state. */
    static JsonObject petition(Petition petition) {
        return compact(
                "unit", petition.unit().value(),
                "receivedAt", millis(petition.receivedAt()),
                "case", petition.about() == null ? null : petition.about().value(),
                "category", name(petition.category()),
                "status", name(petition.status()),
                "outcome", name(petition.outcome()),
                "transferredAt", millis(petition.transferredAt()),
                "handledAt", millis(petition.handledAt()),
                "publishedAt", millis(petition.publishedAt()),
                "likes", petition.likes(),
                "dislikes", petition.dislikes(),
                "recomplained", petition.recomplained());
    }

    static Petition readPetition(String number, JsonObject json) {
        String about = json.getString("case");
        return new Petition(
                number,
                new UnitCode(json.getString("unit")),
                instant(json, "receivedAt"),
                about == null ? null : new CaseNumber(about),
                named(Petition.Category.class, json.getString("category")),
                Petition.Status.valueOf(json.getString("status")),
                named(Petition.Outcome.class, json.getString("outcome")),
                at(json, "transferredAt"),
                at(json, "handledAt"),
                at(json, "publishedAt"),
                json.getInteger("likes"),
                json.getInteger("dislikes"),
                json.getBoolean("recomplained"));
    }

    // ---- procedures

    /** What one notice said, for the audit. */
    static JsonObject notice(ProcedureNotice notice) {
        ProcedureNotice.Properties like = notice.properties();
        return compact(
                "unit", notice.unit() == null ? null : notice.unit().value(),
                "announcement", notice.announcement() == null ? null : announcement(notice.announcement()),
                "complete", notice.complete(),
                "shown", notice.shown(),
                "withdrawn", notice.withdrawn(),
                "online", like.online(),
                "fee", like.fee(),
                "resultRequired", like.resultRequired(),
                "forIndividuals", like.forIndividuals());
    }

    /** What {@link #notice} wrote. */
    static ProcedureNotice readNotice(ProcedureCode procedure, UnitCode province, JsonObject json) {
        String unit = json.getString("unit");
        JsonObject announcement = json.getJsonObject("announcement");
        return new ProcedureNotice(
                procedure,
                unit == null ? null : new UnitCode(unit),
                province,
                announcement == null ? null : readAnnouncement(announcement),
                json.getBoolean("complete"),
                json.getBoolean("shown"),
                json.getBoolean("withdrawn"),
                new ProcedureNotice.Properties(
                        json.getBoolean("online"),
                        json.getBoolean("fee"),
                        json.getBoolean("resultRequired"),
                        json.getBoolean("forIndividuals")));
    }

    private static JsonObject procedure(ProcedureState state) {
        JsonArray announcements = new JsonArray();
        state.announcements().values().forEach(said -> announcements.add(said(said, SubjectCodec::announcement)));
        JsonArray showings = new JsonArray();
        state.showings().forEach(said -> showings.add(said(said, SubjectCodec::showing)));
        JsonArray traits = new JsonArray();
        state.traits().forEach(said -> traits.add(saidOrNull(said, trait -> trait)));
        JsonObject unit = saidOrNull(state.unit(), UnitCode::value);
        return compact("province", state.province().value(), "unit", unit)
                .put("announcements", announcements)
                .put("showings", showings)
                .put("traits", traits);
    }

    private static ProcedureState readProcedure(ProcedureCode code, JsonObject json) {
        Map<String, Versioned<Announcement>> announcements = new TreeMap<>();
        for (Versioned<Announcement> said : list(json, "announcements", SubjectCodec::readAnnouncement)) {
            announcements.put(said.what().key(), said);
        }
        return new ProcedureState(
                code,
                new UnitCode(json.getString("province")),
                readSaid(json.getJsonObject("unit"), unit -> new UnitCode((String) unit)),
                new TreeMap<>(announcements),
                list(json, "showings", SubjectCodec::readShowing),
                list(json, "traits", trait -> (Boolean) trait));
    }

    private static <T> List<Versioned<T>> list(JsonObject json, String field, Function<Object, T> read) {
        List<Versioned<T>> list = new ArrayList<>();
        JsonArray array = json.getJsonArray(field);
        for (int i = 0; i < array.size(); i++) list.add(readSaid(array.getJsonObject(i), read));
        return list;
    }

    private static JsonObject announcement(Announcement one) {
        return compact(
                "decision", one.decision(),
                "decidedOn", text(one.decidedOn()),
                "effectiveOn", text(one.effectiveOn()),
                "publishedAt", millis(one.publishedAt()));
    }

    private static Announcement readAnnouncement(Object what) {
        JsonObject json = (JsonObject) what;
        return new Announcement(
                json.getString("decision"), day(json, "decidedOn"), day(json, "effectiveOn"), at(json, "publishedAt"));
    }

    private static JsonObject showing(Showing one) {
        return compact("complete", one.complete(), "shown", one.shown(), "withdrawn", one.withdrawn());
    }

    private static Showing readShowing(Object what) {
        JsonObject json = (JsonObject) what;
        return new Showing(json.getBoolean("complete"), json.getBoolean("shown"), json.getBoolean("withdrawn"));
    }

    // ---- the smallest things

    /** Fields and their values in turn; nulls are left out. */
    private static JsonObject compact(@Nullable Object... fields) {
        JsonObject json = new JsonObject();
        for (int i = 0; i < fields.length; i += 2) {
            if (fields[i + 1] != null) json.put((String) fields[i], fields[i + 1]);
        }
        return json;
    }

    private static @Nullable Long millis(@Nullable Instant at) {
        return at == null ? null : at.toEpochMilli();
    }

    /** Of a field that is always there. */
    private static Instant instant(JsonObject json, String field) {
        return Instant.ofEpochMilli(json.getLong(field));
    }

    private static @Nullable Instant at(JsonObject json, String field) {
        Long millis = json.getLong(field);
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    private static @Nullable LocalDate day(JsonObject json, String field) {
        String text = json.getString(field);
        return text == null ? null : LocalDate.parse(text);
    }

    private static @Nullable String name(@Nullable Enum<?> code) {
        return code == null ? null : code.name();
    }

    private static <E extends Enum<E>> @Nullable E named(Class<E> codes, @Nullable String name) {
        return name == null ? null : Enum.valueOf(codes, name);
    }
}

package vn.nhip.ledger;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.casefile.CaseNumber;
import vn.nhip.core.casefile.CaseSnapshot;
import vn.nhip.core.casefile.CaseState;
import vn.nhip.core.casefile.EarlierSnapshots;
import vn.nhip.core.casefile.Status;
import vn.nhip.core.casefile.Step;
import vn.nhip.core.casefile.SupplementRound;
import vn.nhip.core.procedure.ProcedureCode;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.core.version.Version;

/** A case's state as JSON, with one-letter names: it is written with every update. */
final class StateCodec {
    private StateCodec() {}

    static String write(CaseState state) {
        return Json.write(json -> {
            json.writeStartObject();
            if (state.number().told() != null)
                json.writeStringField("k", state.number().told());
            Version version = state.version();
            if (state.snapshot() != null && version != null) {
                json.writeFieldName("n");
                snapshot(json, state.snapshot());
                json.writeNumberField("a", version.at().toEpochMilli());
                json.writeStringField("i", version.id());
                if (version.timed()) json.writeBooleanField("t", true);
            }
            json.writeArrayFieldStart("s");
            for (Step step : state.steps()) {
                json.writeNumber(step.at().toEpochMilli());
                json.writeNumber(step.status().code());
            }
            json.writeEndArray();
            officers(json, state);
            if (state.likes() != 0) json.writeNumberField("l", state.likes());
            if (state.dislikes() != 0) json.writeNumberField("d", state.dislikes());
            if (!state.petitions().isEmpty()) {
                json.writeArrayFieldStart("p");
                for (String petition : state.petitions()) json.writeString(petition);
                json.writeEndArray();
            }
            if (state.receptionSeen()) json.writeBooleanField("r", true);
            if (state.findings() != 0) json.writeNumberField("f", state.findings());
            earlier(json, state.told().earlier());
            Json.instant(json, "follows", state.told().follows());
            if (state.told().portal() != null) word(json, state, state.told().portal());
            json.writeEndObject();
        });
    }

    private static void earlier(JsonGenerator json, EarlierSnapshots earlier) throws IOException {
        if (earlier.digests().isEmpty()) return;
        json.writeArrayFieldStart("g");
        for (long digest : earlier.digests()) json.writeNumber(digest);
        json.writeEndArray();
    }

    private static EarlierSnapshots readEarlier(JsonParser json) throws IOException {
        List<Long> digests = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) digests.add(json.getLongValue());
        return new EarlierSnapshots(digests);
    }

    /**
     * Whether the portal has the case, since when, and the version of that word; only whether, where the snapshot in force said
     * all of it.
     */
    private static void word(JsonGenerator json, CaseState state, CaseState.PortalWord word) throws IOException {
        if (word.equals(wordOfSnapshot(word.acknowledged(), state.snapshot(), state.version()))) {
            json.writeBooleanField("portal", word.acknowledged());
            return;
        }
        json.writeObjectFieldStart("portal");
        json.writeBooleanField("y", word.acknowledged());
        Json.instant(json, "at", word.at());
        json.writeNumberField("a", word.version().at().toEpochMilli());
        json.writeStringField("i", word.version().id());
        json.writeBooleanField("t", word.version().timed());
        json.writeEndObject();
    }

    private static CaseState.@Nullable PortalWord wordOfSnapshot(
            boolean acknowledged, @Nullable CaseSnapshot snapshot, @Nullable Version version) {
        return snapshot == null || version == null
                ? null
                : new CaseState.PortalWord(acknowledged, snapshot.synchronisedAt(), version);
    }

    private static CaseState.PortalWord readWord(JsonParser json) throws IOException {
        boolean acknowledged = false;
        Instant at = null;
        Instant told = null;
        String id = "";
        boolean timed = false;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "y" -> acknowledged = json.getBooleanValue();
                case "at" -> at = Json.instant(json);
                case "a" -> told = Json.instant(json);
                case "i" -> id = json.getText();
                case "t" -> timed = json.getBooleanValue();
                default -> throw new IOException("unknown field " + field + " in the portal's word");
            }
        }
        return new CaseState.PortalWord(acknowledged, at, new Version(Json.required(told, "a"), id, timed));
    }

    /** Of the steps that have one: which step, and who. */
    private static void officers(JsonGenerator json, CaseState state) throws IOException {
        boolean any = false;
        int index = 0;
        for (Step step : state.steps()) {
            if (step.officer() != null) {
                if (!any) json.writeArrayFieldStart("o");
                any = true;
                json.writeNumber(index);
                json.writeString(step.officer());
            }
            index++;
        }
        if (any) json.writeEndArray();
    }

    private static TreeSet<Step> withOfficers(TreeSet<Step> steps, Map<Integer, String> officers) {
        if (officers.isEmpty()) return steps;
        TreeSet<Step> named = new TreeSet<>();
        int index = 0;
        for (Step step : steps) named.add(new Step(step.at(), step.status(), officers.get(index++)));
        return named;
    }

    static void snapshot(JsonGenerator json, CaseSnapshot snapshot) throws IOException {
        json.writeStartObject();
        json.writeStringField("u", snapshot.unit().value());
        json.writeStringField("p", snapshot.procedure().value());
        json.writeNumberField("s", snapshot.status().code());
        Json.instant(json, "b", snapshot.submittedAt());
        Json.instant(json, "r", snapshot.receivedAt());
        Json.instant(json, "d", snapshot.dueAt());
        Json.instant(json, "e", snapshot.finishedAt());
        Json.instant(json, "h", snapshot.returnedAt());
        Json.instant(json, "x", snapshot.refusedAt());
        json.writeNumberField("f", snapshot.facts());
        Json.instant(json, "y", snapshot.synchronisedAt());
        if (snapshot.findings() != 0) json.writeNumberField("q", snapshot.findings());
        if (!snapshot.supplements().isEmpty()) {
            json.writeArrayFieldStart("w");
            for (SupplementRound round : snapshot.supplements()) {
                json.writeStartObject();
                Json.instant(json, "a", round.requestedAt());
                Json.instant(json, "c", round.completedAt());
                Json.instant(json, "o", round.dueBefore());
                Json.instant(json, "n", round.dueAfter());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    static CaseState read(CaseNumber number, String text) {
        return Json.read(text, json -> {
            CaseSnapshot snapshot = null;
            Instant at = null;
            String id = "";
            boolean timed = false;
            TreeSet<Step> steps = new TreeSet<>();
            Map<Integer, String> officers = new HashMap<>(0);
            int likes = 0;
            int dislikes = 0;
            Set<String> petitions = new HashSet<>();
            boolean seen = false;
            long findings = 0;
            EarlierSnapshots earlier = EarlierSnapshots.NONE;
            CaseNumber as = number;
            Instant follows = null;
            CaseState.PortalWord word = null;
            Boolean said = null;
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String field = json.currentName();
                json.nextToken();
                switch (field) {
                    case "k" -> as = new CaseNumber(number.value(), json.getText());
                    case "n" -> snapshot = readSnapshot(json);
                    case "a" -> at = Json.instant(json);
                    case "i" -> id = json.getText();
                    case "t" -> timed = json.getBooleanValue();
                    case "s" -> {
                        while (json.nextToken() != JsonToken.END_ARRAY) {
                            Instant stepAt = Json.required(Json.instant(json), "s");
                            json.nextToken();
                            steps.add(new Step(stepAt, Status.of(json.getIntValue())));
                        }
                    }
                    case "o" -> {
                        while (json.nextToken() != JsonToken.END_ARRAY) {
                            officers.put(json.getIntValue(), json.nextTextValue());
                        }
                    }
                    case "l" -> likes = json.getIntValue();
                    case "d" -> dislikes = json.getIntValue();
                    case "p" -> {
                        while (json.nextToken() != JsonToken.END_ARRAY) petitions.add(json.getText());
                    }
                    case "r" -> seen = json.getBooleanValue();
                    case "f" -> findings = json.getLongValue();
                    case "g" -> earlier = readEarlier(json);
                    case "follows" -> follows = Json.instant(json);
                    case "portal" -> {
                        if (json.currentToken() == JsonToken.START_OBJECT) word = readWord(json);
                        else said = json.getBooleanValue();
                    }
                    default -> throw new IOException("unknown field " + field + " in the state of a case");
                }
            }
            Version version = snapshot == null ? null : new Version(Json.required(at, "a"), id, timed);
            if (said != null) word = wordOfSnapshot(said, snapshot, version);
            steps = withOfficers(steps, officers);
            CaseState.Told told = new CaseState.Told(follows, word, earlier);
            return new CaseState(as, snapshot, version, steps, likes, dislikes, petitions, seen, findings, told);
        });
    }

    static CaseSnapshot readSnapshot(JsonParser json) throws IOException {
        UnitCode unit = null;
        ProcedureCode procedure = ProcedureCode.NONE;
        Status status = null;
        @Nullable Instant[] at = new @Nullable Instant[7];
        long facts = 0;
        long findings = 0;
        List<SupplementRound> rounds = new ArrayList<>(0);
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "u" -> unit = new UnitCode(json.getText());
                case "p" -> procedure = new ProcedureCode(json.getText());
                case "s" -> status = Status.of(json.getIntValue());
                case "b" -> at[0] = Json.instant(json);
                case "r" -> at[1] = Json.instant(json);
                case "d" -> at[2] = Json.instant(json);
                case "e" -> at[3] = Json.instant(json);
                case "h" -> at[4] = Json.instant(json);
                case "x" -> at[5] = Json.instant(json);
                case "y" -> at[6] = Json.instant(json);
                case "f" -> facts = json.getLongValue();
                case "q" -> findings = json.getLongValue();
                case "w" -> {
                    while (json.nextToken() != JsonToken.END_ARRAY) rounds.add(readRound(json));
                }
                default -> throw new IOException("unknown field " + field + " in a snapshot");
            }
        }
        return new CaseSnapshot(
                Json.required(unit, "u"),
                procedure,
                Json.required(status, "s"),
                at[0],
                at[1],
                at[2],
                at[3],
                at[4],
                at[5],
                facts,
                findings,
                rounds,
                at[6]);
    }

    private static SupplementRound readRound(JsonParser json) throws IOException {
        @Nullable Instant[] at = new @Nullable Instant[4];
        while (json.nextToken() != JsonToken.END_OBJECT) {
            int index = "acon".indexOf(json.currentName());
            json.nextToken();
            if (index < 0) throw new IOException("unknown field in a supplement round");
            at[index] = Json.instant(json);
        }
        return new SupplementRound(at[0], at[1], at[2], at[3]);
    }
}

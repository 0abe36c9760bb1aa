package vn.nhip.api;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import vn.nhip.core.catalogue.Band;
import vn.nhip.core.catalogue.Catalogue;
import vn.nhip.core.catalogue.Component;
import vn.nhip.core.catalogue.Formula;
import vn.nhip.core.catalogue.Group;
import vn.nhip.core.catalogue.Option;
import vn.nhip.core.catalogue.Wording;
import vn.nhip.core.score.ComponentScore;
import vn.nhip.wire.JsonText;
import vn.nhip.wire.RowCodec;

/** A catalogue as JSON: in short for a page that shows scores, whole for the one that explains them. */
final class CatalogueAnswer {
    private CatalogueAnswer() {}

    /** The field {@code catalogue} of {@code about}. */
    static void inForce(JsonGenerator json, Catalogue catalogue) throws IOException {
        json.writeObjectFieldStart("catalogue");
        json.writeStringField("id", catalogue.id());
        json.writeStringField("set", catalogue.set());
        json.writeStringField("name", catalogue.name());
        groups(json, catalogue);
        json.writeArrayFieldStart("components");
        for (Component component : catalogue.components()) {
            json.writeStartObject();
            json.writeStringField("id", component.id());
            json.writeStringField("name", component.name());
            json.writeStringField("group", component.group());
            json.writeNumberField("max", component.max());
            json.writeEndObject();
        }
        json.writeEndArray();
        bands(json, catalogue);
        json.writeEndObject();
    }

    /** Which one it is, and when it is in force, into an object that is open. */
    static void validity(JsonGenerator json, Catalogue catalogue) throws IOException {
        json.writeStringField("id", catalogue.id());
        json.writeStringField("name", catalogue.name());
        RowCodec.text(json, "validFrom", catalogue.validFrom());
        RowCodec.text(json, "validTo", catalogue.validTo());
    }

    private static void groups(JsonGenerator json, Catalogue catalogue) throws IOException {
        json.writeArrayFieldStart("groups");
        for (Group group : catalogue.groups()) {
            json.writeStartObject();
            json.writeStringField("code", group.code());
            json.writeStringField("name", group.name());
            json.writeStringField("shortName", group.shortName());
            json.writeNumberField("max", group.max());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void bands(JsonGenerator json, Catalogue catalogue) throws IOException {
        json.writeArrayFieldStart("bands");
        for (Band band : catalogue.bands()) {
            json.writeStartObject();
            json.writeStringField("id", band.id());
            json.writeStringField("name", band.name());
            json.writeNumberField("from", band.from());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static String of(Catalogue catalogue) {
        return JsonText.of(json -> {
            json.writeStringField("set", catalogue.set());
            validity(json, catalogue);
            json.writeObjectFieldStart("arithmetic");
            json.writeStringField("id", catalogue.arithmetic().id());
            texts(json, "words", Wording.ofArithmetic(catalogue));
            json.writeEndObject();
            texts(json, "notes", catalogue.notes());
            groups(json, catalogue);
            bands(json, catalogue);
            json.writeArrayFieldStart("components");
            for (Component component : catalogue.components()) component(json, component);
            json.writeEndArray();
        });
    }

    private static void texts(JsonGenerator json, String field, List<String> texts) throws IOException {
        json.writeArrayFieldStart(field);
        for (String text : texts) json.writeString(text);
        json.writeEndArray();
    }

    /** What two figures earn. */
    static String points(ComponentScore score, BigDecimal met, BigDecimal total) {
        return JsonText.of(json -> {
            json.writeStringField("component", score.id());
            RowCodec.number(json, "met", met);
            RowCodec.number(json, "total", total);
            RowCodec.number(json, "ratio", score.ratio());
            json.writeNumberField("points", score.points());
            json.writeNumberField("max", score.max());
            json.writeBooleanField("empty", score.empty());
        });
    }

    private static void component(JsonGenerator json, Component component) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", component.id());
        json.writeStringField("code", component.code());
        json.writeStringField("name", component.name());
        json.writeStringField("group", component.group());
        json.writeNumberField("max", component.max());
        formula(json, component.formula());
        json.writeStringField("words", component.words());
        json.writeStringField("clause", component.clause());
        json.writeStringField("met", begun(Wording.of(component.met())));
        json.writeStringField("total", begun(Wording.of(component.total())));
        json.writeStringField("empty", emptyId(component.empty()));
        json.writeBooleanField("inherited", component.inherited());
        json.writeBooleanField("roundedRatio", component.roundedRatio());
        more(json, component);
        json.writeEndObject();
    }

    /** With a capital letter. */
    private static String begun(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static void more(JsonGenerator json, Component component) throws IOException {
        json.writeArrayFieldStart("appliesTo");
        for (String kind : new TreeSet<>(component.appliesTo())) json.writeString(kind);
        json.writeEndArray();
        json.writeArrayFieldStart("options");
        for (Option option : component.options()) {
            json.writeStartObject();
            json.writeStringField("name", option.name());
            json.writeStringField("label", option.label());
            json.writeStringField("use", option.use());
            json.writeArrayFieldStart("choices");
            for (Option.Choice choice : option.choices()) {
                json.writeStartObject();
                json.writeStringField("id", choice.id());
                json.writeStringField("words", choice.words());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static String emptyId(Component.Empty empty) {
        return empty == Component.Empty.NO_FIGURE ? "none" : empty.name().toLowerCase(Locale.ROOT);
    }

    private static void formula(JsonGenerator json, Formula formula) throws IOException {
        json.writeObjectFieldStart("formula");
        if (formula instanceof Formula.Threshold threshold) {
            json.writeStringField("kind", "threshold");
            json.writeNumberField("at", threshold.at());
        } else {
            json.writeStringField("kind", formula instanceof Formula.Tracked ? "tracked" : "linear");
        }
        json.writeEndObject();
    }
}

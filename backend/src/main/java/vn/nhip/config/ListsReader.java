package vn.nhip.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import vn.nhip.catalogue.file.Fields;
import vn.nhip.catalogue.file.FileProblems;
import vn.nhip.catalogue.file.YamlFile;
import vn.nhip.catalogue.file.YamlNode;
import vn.nhip.core.catalogue.ProcedureSet;
import vn.nhip.core.procedure.ProcedureCode;

/**
 * Reads {@code lists/*.yaml}: {@code id}, {@code name}, {@code source} (where the list comes from, for those who keep
 * it) and {@code procedures}: codes, or {@code {code, outside: true}} for one that is handled outside the province's
 * system and need not be in its list of procedures.
 */
final class ListsReader {
    private static final String WORD = "[a-z0-9]+(-[a-z0-9]+)*";

    private final ProcedureList known;
    private final FileProblems problems;

    private ListsReader(ProcedureList known, FileProblems problems) {
        this.known = known;
        this.problems = problems;
    }

    /** @param known the province's procedures; when there are none, codes are not looked up */
    static List<ProcedureSet> read(Path dir, ProcedureList known, FileProblems problems) {
        if (!Files.exists(dir)) return List.of();
        ListsReader reader = new ListsReader(known, problems);
        List<ProcedureSet> lists = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Path file : YamlFolder.files(dir, problems)) {
            int before = problems.count();
            Fields fields = YamlFile.read(file, problems);
            if (problems.count() > before) continue;
            ProcedureSet list = reader.list(fields);
            if (!list.id().isEmpty() && !ids.add(list.id())) {
                problems.add(fields.placeOf("id"), "another list has this id: " + list.id());
            }
            lists.add(list);
        }
        return lists;
    }

    private ProcedureSet list(Fields fields) {
        String id = fields.text("id");
        if (!id.isEmpty() && !id.matches(WORD)) {
            problems.add(fields.placeOf("id"), "not a word of a-z, 0-9 and -: \"" + id + "\"");
        }
        String name = fields.text("name");
        fields.text("source");
        Members members = new Members(new LinkedHashSet<>(), new LinkedHashSet<>());
        if (fields.isThere("procedures")) {
            List<YamlNode> items = fields.items("procedures");
            int before = problems.count();
            for (YamlNode item : items) member(item, members);
            boolean none = members.counted.isEmpty() && problems.count() == before;
            String needed = items.isEmpty() ? "at least one code is needed" : "at least one code that counts is needed";
            if (none) problems.add(fields.placeOf("procedures"), needed);
        }
        fields.done();
        return new ProcedureSet(id, name, members.counted, members.outside);
    }

    private record Members(Set<ProcedureCode> counted, Set<ProcedureCode> outside) {}

    private void member(YamlNode item, Members members) {
        if (!(item instanceof YamlNode.Entries)) {
            procedure(item, false, members);
            return;
        }
        Fields fields = Fields.of(item, problems);
        boolean outside = fields.flag("outside");
        if (fields.isThere("code")) procedure(fields.node("code").orElseThrow(), outside, members);
        fields.done();
    }

    private void procedure(YamlNode item, boolean outside, Members members) {
        String text = item instanceof YamlNode.Scalar scalar ? Fields.tidy(scalar.text()) : "";
        try {
            ProcedureCode code = ProcedureCode.parse(text);
            boolean known = members.counted.contains(code) || members.outside.contains(code);
            if (known) problems.add(item.place(), code + " is there twice");
            (outside ? members.outside : members.counted).add(code);
            boolean looked = !this.known.all().isEmpty() && !outside;
            if (looked && this.known.find(code).isEmpty())
                problems.add(item.place(), "no procedure has the code " + code);
        } catch (IllegalArgumentException refused) {
            problems.add(item.place(), refused);
        }
    }
}

package vn.nhip.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import vn.nhip.catalogue.file.UnusableFilesException;
import vn.nhip.core.catalogue.Arithmetic;
import vn.nhip.core.catalogue.Band;
import vn.nhip.core.catalogue.Base;
import vn.nhip.core.catalogue.Catalogue;
import vn.nhip.core.catalogue.Component;
import vn.nhip.core.catalogue.Group;
import vn.nhip.core.catalogue.Option;
import vn.nhip.core.catalogue.Source;
import vn.nhip.core.catalogue.Wording;
import vn.nhip.core.fact.Fact;

/**
 * {@code nhip catalogue doc FILE}: the whole method in Vietnamese, as Markdown. It is made from what is scored by, so it
 * cannot say anything else. 0 done, 1 when the file has faults, 2 when there is no such file.
 */
public final class CatalogueDoc {
    private final StringBuilder text = new StringBuilder();

    public static int run(Path file, Appendable out, Appendable err) throws IOException {
        if (!Files.isRegularFile(file)) {
            err.append("there is no such file: ").append(file.toString()).append('\n');
            return 2;
        }
        try {
            out.append(of(CatalogueReader.read(file).catalogue()));
            return 0;
        } catch (UnusableFilesException unusable) {
            err.append(unusable.getMessage()).append('\n');
            return 1;
        }
    }

    /** Markdown, ending with a line break. */
    static String of(Catalogue catalogue) {
        return new CatalogueDoc().markdown(catalogue);
    }

    private String markdown(Catalogue catalogue) {
        line("# " + catalogue.name());
        line("");
        line(
                "Trang này do lệnh `nhip catalogue doc` viết ra từ chính tệp dùng để chấm điểm. Đừng sửa ở đây, hãy sửa tệp YAML.");
        line("");
        line("- Mã: `" + catalogue.id() + "`, thuộc bộ `" + catalogue.set() + "`");
        String until = catalogue.validTo() == null ? "đến nay" : "đến hết ngày " + catalogue.validTo();
        line("- Hiệu lực: từ ngày " + catalogue.validFrom() + " " + until);
        line("- Số liệu được cung cấp từ ngoài cho một đơn vị và một kỳ luôn được dùng trước số đếm được.");
        line("- Cách làm tròn (`arithmetic: " + catalogue.arithmetic().id() + "`): tỷ lệ hiện 2 chữ số.");
        for (String sentence : Wording.ofArithmetic(catalogue)) line("  - " + sentence);
        for (String note : catalogue.notes()) line("- Lưu ý: " + note);
        groups(catalogue);
        line("## Các chỉ số");
        line("");
        for (Component component : catalogue.components()) component(catalogue, component);
        bases();
        line(HOW_TO);
        return text.toString();
    }

    private void groups(Catalogue catalogue) {
        line("");
        line("## Nhóm và mức xếp loại");
        line("");
        line("| nhóm | tên | tối đa | chỉ số |");
        line("|---|---|---|---|");
        for (Group group : catalogue.groups()) {
            String ids =
                    catalogue.componentsOf(group).stream().map(Component::id).collect(Collectors.joining(", "));
            line("| " + group.code() + " | " + group.name() + " | " + Wording.decimal(group.max()) + " | " + ids
                    + " |");
        }
        line("");
        List<String> bands = new ArrayList<>();
        for (Band band : catalogue.bands()) bands.add(band.name() + " từ " + Wording.decimal(band.from()));
        line("Xếp loại theo tổng điểm đã làm tròn: " + String.join(", ", bands) + ".");
        line("");
    }

    private void component(Catalogue catalogue, Component component) {
        String group = catalogue.groups().stream()
                .filter(one -> one.code().equals(component.group()))
                .map(Group::name)
                .findFirst()
                .orElse("");
        line("### " + component.id() + " " + component.name());
        line("");
        line(component.words() + ".");
        line("");
        item("Nhóm", group + (component.code().isEmpty() ? "" : "; mã trên Cổng `" + component.code() + "`"));
        item("Điểm", Wording.of(component.formula(), component.max()));
        String ratioOf = component.ratioOf() == null
                ? ""
                : "; nhân với tỷ lệ của chỉ số " + component.ratioOf() + " (không quá 1)";
        item("Tử số", Wording.of(component.met()) + ratioOf);
        item("Mẫu số", Wording.of(component.total()));
        if (component.max().signum() > 0) {
            item("Không có số liệu", Wording.of(component.empty(), component.sharedBy()));
        }
        if (!component.appliesTo().isEmpty()) {
            String kinds = component.appliesTo().stream().sorted().collect(Collectors.joining(", "));
            item(
                    "Áp dụng cho",
                    "loại đơn vị `" + kinds + "`; đơn vị khác: "
                            + Wording.of(component.elsewhere(), component.sharedBy()) + ", trừ khi có số liệu riêng");
        }
        if (component.inherited()) item("Đơn vị dưới tỉnh", "lấy số của tỉnh");
        boolean rounded = component.roundedRatio() && catalogue.arithmetic() == Arithmetic.PORTAL;
        if (rounded) item("Làm tròn", "tỷ lệ làm tròn 2 chữ số trước khi tính điểm");
        for (Option option : component.options()) option(option);
        item("Căn cứ", component.clause());
        line("");
    }

    private void option(Option option) {
        item(option.label(), "(lựa chọn `" + option.name() + "`)");
        for (Option.Choice choice : option.choices()) {
            boolean inForce = choice.id().equals(option.use());
            line("  - `" + choice.id() + "`: " + choice.words() + (inForce ? " **← đang dùng**" : ""));
        }
    }

    private void bases() {
        line("## Đếm trên gì (`count`, `distinct`)");
        line("");
        line("`count` đếm từng lượt, `distinct` đếm số TTHC khác nhau.");
        line("");
        line("| căn cứ | là | gồm | điều kiện dùng được (`all`: phải có, `none`: không được có) |");
        line("|---|---|---|---|");
        for (Base base : Base.values()) {
            String facts = base.facts().stream().sorted().map(Fact::id).collect(Collectors.joining(", "));
            String cases = base == Base.COMPLETED || base == Base.OPEN ? "như `handled`" : facts;
            line("| `" + base.id() + "` | " + Wording.of(base) + " | " + Wording.meaning(base) + " | " + cases + " |");
        }
        line("");
        line("## Điều kiện");
        line("");
        line("| điều kiện | nghĩa |");
        line("|---|---|");
        for (Fact fact : Fact.values()) line("| `" + fact.id() + "` | " + Wording.of(fact) + " |");
        line("");
        line("Thuộc tính của TTHC trong danh mục (`{procedures: […]}`, `[]` là mọi TTHC):");
        line("");
        for (String property : Source.Procedures.PROPERTIES) {
            line("- `" + property + "`: " + Wording.ofProperty(property));
        }
        line("");
    }

    private static final String HOW_TO = """
            ## Thêm một chỉ số

            Không cần lập trình. Chép tệp YAML của bộ chỉ số sang thư mục `catalogue/` của tỉnh, thêm một mục vào `components`,
            giữ cho tổng điểm tối đa của các chỉ số bằng điểm tối đa của nhóm, rồi kiểm tra bằng `nhip catalogue check TỆP`.
            Ví dụ, theo dõi hồ sơ nộp qua bưu chính:

            ```yaml
              - id: "T.1"
                group: CLGQ
                name: Hồ sơ nộp qua bưu chính
                max: 0
                formula: tracked
                met: {count: received, all: [post]}
                total: {count: received}
                words: "Số hồ sơ nộp qua bưu chính ÷ số hồ sơ tiếp nhận trong kỳ; theo dõi, không tính điểm"
                source: "Yêu cầu của tỉnh"
            ```

            Không muốn chép cả tệp thì viết một tệp ngắn kế thừa:

            ```yaml
            extends: 766-portal-2026.yaml
            id: 766-cua-tinh
            name: Bộ chỉ số 766 và phần riêng của tỉnh
            use:
              "4.2": {cach-tinh: nguong}
            components:
              - id: "4.3"
                formula: {threshold: 0.90}
              - id: "T.1"
                group: CLGQ
                # … như trên
            ```

            `use` chọn cách hiểu khác cho một chỉ số; mục có mã đã biết chỉ ghi điều thay đổi; mục có mã mới là chỉ số mới;
            `without: ["3.1"]` bỏ bớt chỉ số. Mã giống nhau ở hai bộ là cùng một chỉ số: chung số liệu được cung cấp và chỉ tiêu.
            Phiên bản mới của cùng một bộ thì ghi cùng `set`, với `validFrom`, `validTo` không chồng nhau.""";

    private void item(String what, String words) {
        line("- " + what + ": " + words);
    }

    private void line(String words) {
        text.append(words).append('\n');
    }
}

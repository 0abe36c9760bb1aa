package vn.nhip.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueDocTest {
    private static final Path PAGE = Path.of("..", "docs", "indicators.md");

    private final StringBuilder out = new StringBuilder();
    private final StringBuilder err = new StringBuilder();

    /** -Dgolden.write=true writes the page anew. */
    @Test
    void thePageOfTheDocumentationIsWhatTheCommandPrints() throws IOException {
        assertEquals(0, CatalogueDoc.run(Shipped.FILE, out, err));

        if (Boolean.getBoolean("golden.write")) Files.writeString(PAGE, out);
        assertEquals(Files.readString(PAGE), out.toString());
    }

    @Test
    void givenAnotherChoice_whenPrinted_thenItIsTheOneInForceAndTheRowSaysSo() throws IOException {
        CatalogueDoc.run(Shipped.FILE.resolveSibling("766-van-ban.yaml"), out, err);

        assertTrue(out.toString().contains("`nguong`: Đạt 80% được đủ điểm (tài liệu công thức) **← đang dùng**"));
        assertTrue(out.toString().contains("- Điểm: 4 × tử số ÷ mẫu số ÷ 80%, không quá 4: đạt 80% được đủ điểm"));
        assertTrue(out.toString().contains("`hai-lan`: Bị trừ hai lần"));
        assertTrue(out.toString().contains("; bớt số hồ sơ tiếp nhận, xử lý trong kỳ, không đúng hạn tính theo ngày"));
        assertTrue(out.toString().contains("(`arithmetic: exact`)"));
        assertTrue(out.toString().contains("- Lưu ý: "));
    }

    @Test
    void givenNoFileOrABrokenOne_whenPrinted_thenTwoOrOneAndNothingIsWritten(@TempDir Path dir) throws IOException {
        assertEquals(2, CatalogueDoc.run(dir.resolve("nowhere.yaml"), out, err));
        assertEquals(1, CatalogueDoc.run(Files.writeString(dir.resolve("broken.yaml"), "id: x\n"), out, err));
        assertEquals("", out.toString());
        assertTrue(err.toString().contains("broken.yaml:1:1: name: is missing"), err.toString());
    }
}

package vn.nhip.core.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.nhip.core.fact.Fact;

class WordingTest {
    @Test
    void givenCounts_whenSaid_thenWhatIsCountedAndUnderWhichConditions() {
        assertEquals("số hồ sơ tiếp nhận trong kỳ", said(Base.RECEIVED, 0, 0));
        assertEquals("số hồ sơ tiếp nhận trong kỳ, nộp qua bưu chính", said(Base.RECEIVED, Fact.POST.bit(), 0));
        assertEquals(
                "số hồ sơ tiếp nhận, xử lý trong kỳ, đúng hạn, không bị đánh giá không hài lòng",
                said(Base.HANDLED, Fact.ON_TIME.bit(), Fact.DISLIKED.bit()));
        assertEquals(
                "số PAKN tiếp nhận, xử lý trong kỳ, về quy định, thủ tục",
                said(Base.PETITIONS_HANDLED, Fact.ABOUT_RULES.bit(), 0));
        assertEquals("số lượt TTHC được công bố trong kỳ", said(Base.ANNOUNCED, 0, 0));
    }

    @Test
    void givenDistinctProceduresOrMinutes_whenSaid_thenThatIsSaid() {
        assertEquals(
                "số TTHC có hồ sơ tiếp nhận trong kỳ, nộp trực tuyến",
                said(Base.RECEIVED, Fact.ONLINE, Measure.Form.DISTINCT_PROCEDURES));
        assertEquals(
                "số TTHC đang công khai, công khai đủ 7 nội dung",
                said(Base.PUBLIC, Fact.ALL_PARTS, Measure.Form.DISTINCT_PROCEDURES));
        assertEquals(
                "tổng số phút giải quyết của hồ sơ giải quyết xong trong kỳ",
                Wording.of(new Measure(Base.COMPLETED, 0, 0, Measure.Form.HANDLING_MINUTES)));
    }

    @Test
    void givenOtherSources_whenSaid_thenInWords() {
        assertEquals("số liệu được cung cấp", Wording.of(new Source.Given()));
        assertEquals(
                "số TTHC thuộc thẩm quyền của đơn vị theo danh mục, cung cấp trực tuyến, dành cho cá nhân",
                Wording.of(new Source.Procedures(Set.of("forIndividuals", "online"))));
        Source.Counted received = new Source.Counted(Measure.RECEIVED);
        assertEquals(
                "số lớn hơn giữa số liệu được cung cấp và số hồ sơ tiếp nhận trong kỳ",
                Wording.of(new Source.Larger(received, false)));
        assertTrue(Wording.of(new Source.Larger(received, true)).endsWith("năm trước (tháng 1/12, quý 1/4)"));
        assertEquals(
                "số hồ sơ tiếp nhận trong kỳ; bớt số hồ sơ tiếp nhận trong kỳ, nộp trực tiếp",
                Wording.of(new Source.Counted(Measure.RECEIVED, Measure.count(Base.RECEIVED, Fact.COUNTER.bit()))));
    }

    @Test
    void givenFormulas_whenSaid_thenWithTheirPoints() {
        assertEquals("20 × tử số ÷ mẫu số", Wording.of(new Formula.Linear(), new BigDecimal("20")));
        assertEquals(
                "2,5 × tử số ÷ mẫu số ÷ 80%, không quá 2,5: đạt 80% được đủ điểm",
                Wording.of(new Formula.Threshold(new BigDecimal("0.80")), new BigDecimal("2.50")));
        assertEquals("theo dõi, không tính điểm", Wording.of(new Formula.Tracked(), BigDecimal.ZERO));
    }

    @Test
    void everyFactAndBaseHasWordsOfItsOwn() {
        List<String> facts = Arrays.stream(Fact.values()).map(Wording::of).toList();
        assertEquals(facts.size(), facts.stream().distinct().count());
        List<String> bases = Arrays.stream(Base.values()).map(Wording::meaning).toList();
        assertEquals(bases.size(), bases.stream().distinct().count());
        for (String words : facts) assertFalse(words.isBlank());
    }

    private static String said(Base base, long all, long none) {
        return Wording.of(new Source.Counted(new Measure(base, all, none, Measure.Form.COUNT)));
    }

    private static String said(Base base, Fact fact, Measure.Form form) {
        return Wording.of(new Measure(base, fact.bit(), 0, form));
    }
}

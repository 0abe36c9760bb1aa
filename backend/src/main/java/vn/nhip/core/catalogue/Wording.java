package vn.nhip.core.catalogue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import vn.nhip.core.fact.Fact;

/**
 * What a catalogue says, in Vietnamese words: for the method page and for {@code nhip catalogue doc}. The words are here
 * and not in a file because they must say exactly what the code of this room counts.
 */
public final class Wording {
    private static final String GIVEN = "số liệu được cung cấp";

    private Wording() {}

    /** A met or a total: {@code số hồ sơ tiếp nhận trong kỳ, nộp qua bưu chính}. */
    public static String of(Source source) {
        if (source instanceof Source.Counted counted) {
            String words = of(counted.measure());
            if (counted.less() != null) words += "; bớt " + of(counted.less());
            return counted.known() == null
                    ? words
                    : words + "; khi " + of(counted.known()) + " bằng 0 thì không có số liệu";
        }
        if (source instanceof Source.Larger larger) {
            String lastYear = larger.orLastYear()
                    ? "; không có cả hai thì lấy phần của kỳ trong số liệu được cung cấp của năm trước "
                            + "(tháng 1/12, quý 1/4)"
                    : "";
            return "số lớn hơn giữa " + GIVEN + " và " + of(larger.counted()) + lastYear;
        }
        if (source instanceof Source.Procedures wanted) {
            List<String> having = new ArrayList<>();
            for (String property : Source.Procedures.PROPERTIES) {
                if (wanted.having().contains(property)) having.add(ofProperty(property));
            }
            return joined("số TTHC thuộc thẩm quyền của đơn vị theo danh mục", having);
        }
        return GIVEN;
    }

    /** One count: {@code số hồ sơ tiếp nhận trong kỳ, nộp trực tuyến, không có mọi khoản phí, lệ phí bằng 0}. */
    public static String of(Measure measure) {
        List<String> conditions = new ArrayList<>();
        for (Fact fact : Fact.values()) if (fact.in(measure.all())) conditions.add(of(fact));
        for (Fact fact : Fact.values()) if (fact.in(measure.none())) conditions.add("không " + of(fact));
        String counted = of(measure.base());
        boolean ofProcedures = !measure.base().ofCases() && !measure.base().ofPetitions();
        boolean mayRecur = measure.base() == Base.ANNOUNCED || measure.base() == Base.PUBLISHED;
        return switch (measure.form()) {
            case COUNT -> joined((mayRecur ? "số lượt " : "số ") + counted, conditions);
            case DISTINCT_PROCEDURES -> joined((ofProcedures ? "số " : "số TTHC có ") + counted, conditions);
            case HANDLING_MINUTES -> joined("tổng số phút giải quyết của " + counted, conditions);
        };
    }

    private static String joined(String what, List<String> conditions) {
        return conditions.isEmpty() ? what : what + ", " + String.join(", ", conditions);
    }

    /** How a ratio becomes points. */
    public static String of(Formula formula, BigDecimal max) {
        String most = decimal(max);
        if (formula instanceof Formula.Threshold threshold) {
            String percent = decimal(threshold.at().movePointRight(2));
            return most + " × tử số ÷ mẫu số ÷ " + percent + "%, không quá " + most + ": đạt " + percent
                    + "% được đủ điểm";
        }
        return formula instanceof Formula.Tracked ? "theo dõi, không tính điểm" : most + " × tử số ÷ mẫu số";
    }

    /** How figures become points by a catalogue's arithmetic, in sentences. */
    public static List<String> ofArithmetic(Catalogue catalogue) {
        String sums =
                "Điểm nhóm là tổng điểm đã làm tròn của các chỉ số; tổng điểm là tổng điểm nhóm. Không chia lại trọng số.";
        if (catalogue.arithmetic() == Arithmetic.EXACT) {
            return List.of(
                    "Tính bằng số thập phân, không sai số: điểm chỉ số tính trên tỷ lệ chưa làm tròn, rồi làm tròn nửa lên"
                            + " đến 2 chữ số, không quá điểm tối đa.",
                    sums);
        }
        List<String> words = new ArrayList<>();
        words.add(
                "Tính như Cổng DVCQG: số thực nhị phân, điểm tối đa × tỷ lệ phần trăm ÷ 100 (hoặc ÷ ngưỡng) theo đúng thứ"
                        + " tự ấy, rồi làm tròn nửa lên đến 2 chữ số, không quá điểm tối đa. So với phép tính thập phân, vài dòng"
                        + " trong một nghìn lệch 0,01.");
        List<String> rounded = catalogue.components().stream()
                .filter(Component::roundedRatio)
                .map(Component::id)
                .toList();
        if (!rounded.isEmpty()) {
            words.add(
                    "Riêng chỉ số " + String.join(", ", rounded) + ": tỷ lệ được làm tròn 2 chữ số trước khi tính điểm,"
                            + " như khi Cổng cộng vào nhóm. Bảng ở đây hiện đúng số đã cộng; Cổng có khi in dòng riêng của chỉ số"
                            + " theo tỷ lệ chưa làm tròn, nên dòng ấy có thể khác 0,01.");
        }
        words.add(sums);
        return words;
    }

    /** What a component without a figure earns, or one that does not apply. */
    public static String of(Component.Empty empty, List<String> sharedBy) {
        return switch (empty) {
            case NO_FIGURE -> "hiện “–”, cộng 0 điểm, điểm tối đa của nhóm giữ nguyên";
            case ZERO -> "tỷ lệ 0, cộng 0 điểm";
            case FULL -> "được đủ điểm";
            case SHARED -> "điểm chia đều cho " + String.join(" và ", sharedBy) + ", điểm tối đa của nhóm giữ nguyên";
        };
    }

    /** A base, as a noun. */
    public static String of(Base base) {
        return switch (base) {
            case RECEIVED -> "hồ sơ tiếp nhận trong kỳ";
            case HANDLED -> "hồ sơ tiếp nhận, xử lý trong kỳ";
            case COMPLETED -> "hồ sơ giải quyết xong trong kỳ";
            case RECEIVED_FINISHED -> "hồ sơ tiếp nhận trong kỳ đã giải quyết xong";
            case OPEN -> "hồ sơ đang xử lý";
            case PETITIONS_RECEIVED -> "PAKN tiếp nhận lần đầu trong kỳ";
            case PETITIONS_HANDLED -> "PAKN tiếp nhận, xử lý trong kỳ";
            case ANNOUNCED -> "TTHC được công bố trong kỳ";
            case PUBLISHED -> "TTHC đã hoặc phải công khai trong kỳ";
            case PUBLIC -> "TTHC đang công khai";
        };
    }

    /** A base, in a sentence: what belongs to it, to the hour. */
    public static String meaning(Base base) {
        return switch (base) {
            case RECEIVED -> "thời điểm tiếp nhận (không có thì thời điểm nộp) nằm trong kỳ";
            case HANDLED ->
                "giải quyết xong trong kỳ, hoặc còn đang xử lý khi kỳ được xét; gồm cả hồ sơ kỳ trước chuyển sang";
            case COMPLETED -> "thời điểm kết thúc nằm trong kỳ";
            case RECEIVED_FINISHED ->
                "thời điểm tiếp nhận nằm trong kỳ và đến nay đã kết thúc; thời điểm kết thúc có thể ở kỳ khác";
            case OPEN -> "chưa kết thúc khi kỳ được xét";
            case PETITIONS_RECEIVED -> "PAKN gửi đến trong kỳ, xét tại cuối kỳ";
            case PETITIONS_HANDLED -> "PAKN xử lý xong trong kỳ, hoặc còn đang xử lý khi kỳ được xét";
            case ANNOUNCED ->
                "mỗi quyết định công bố của một TTHC trong kỳ; đúng hạn: công bố đủ sớm trước ngày có hiệu lực";
            case PUBLISHED ->
                "TTHC công khai trong kỳ, hoặc đến hạn công khai trong kỳ; đúng hạn: đã công khai trong hạn";
            case PUBLIC -> "TTHC đang công khai khi kỳ được xét";
        };
    }

    /** A fact, as a condition; “không ” before it says the opposite. */
    public static String of(Fact fact) {
        return switch (fact) {
            case ONLINE -> "nộp trực tuyến";
            case COUNTER -> "nộp trực tiếp";
            case POST -> "nộp qua bưu chính";
            case FEE_DUE -> "có khoản phí, lệ phí khác 0";
            case FEE_PROCEDURE -> "thuộc TTHC có thu phí, lệ phí";
            case PAID_ONLINE -> "thanh toán trực tuyến";
            case ELECTRONIC_RESULT -> "có tệp kết quả điện tử";
            case PAPER_RESULT_REQUIRED -> "thuộc TTHC phải có kết quả bằng giấy";
            case RESULT_SATISFIED -> "có kết quả điện tử (nếu TTHC yêu cầu kết quả)";
            case DIGITISED -> "có đủ thành phần được số hóa";
            case REUSED -> "có thành phần được khai thác, sử dụng lại";
            case PERSONAL_STORE -> "lấy thành phần từ kho dữ liệu cá nhân hoặc gửi kết quả vào kho";
            case POPULATION_DATA -> "dùng dữ liệu dân cư";
            case DISLIKED -> "bị đánh giá không hài lòng";
            case PETITIONED -> "bị phản ánh, kiến nghị";
            case SYNCHRONISED -> "đã đồng bộ lên Cổng DVCQG";
            case FOR_INDIVIDUALS -> "thuộc TTHC dành cho cá nhân";
            case ONLINE_SERVICE -> "thuộc TTHC cung cấp trực tuyến";
            case FEES_ZERO -> "có mọi khoản phí, lệ phí bằng 0";
            case ON_TIME -> "đúng hạn";
            case ON_TIME_BY_DAY -> "đúng hạn tính theo ngày";
            case ON_TIME_PATIENT -> "đúng hạn (bổ sung lần hai chưa trả lời không tính là quá hạn)";
            case ON_TIME_BY_DAY_PATIENT ->
                "đúng hạn tính theo ngày (bổ sung lần hai chưa trả lời không tính là quá hạn)";
            case ODD -> "có dấu hiệu bất thường về dữ liệu";
            case ABOUT_RULES -> "về quy định, thủ tục";
            case ABOUT_CONDUCT -> "về hành vi, thái độ của cán bộ";
            case RECOMPLAINED -> "bị kiến nghị lại";
            case ALL_PARTS -> "công khai đủ 7 nội dung";
            case SYNCHRONISATION_KNOWN -> "đã biết có đồng bộ lên Cổng DVCQG hay chưa";
            case RECEIVED_LATE -> "nộp trực tuyến nhưng quá 8 giờ làm việc mới được tiếp nhận";
            case LATE_TOLD -> "quá hạn do dữ liệu báo sai hoặc không ghi thời điểm";
            case LATE_WAITING -> "quá hạn khi đang chờ người dân bổ sung";
            case LATE_FEE -> "quá hạn khi đang chờ nộp phí, lệ phí";
            case LATE_RECEPTION -> "quá hạn và đã tiếp nhận chậm";
            case LATE_WORK -> "quá hạn trong khi xử lý";
        };
    }

    /** A property of procedures in the province's list. */
    public static String ofProperty(String property) {
        return switch (property) {
            case "online" -> "cung cấp trực tuyến";
            case "fee" -> "có thu phí, lệ phí";
            case "forIndividuals" -> "dành cho cá nhân";
            default -> "phải có kết quả";
        };
    }

    /** A number as Vietnamese readers write it. */
    public static String decimal(BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        return plain.setScale(Math.max(0, plain.scale())).toPlainString().replace('.', ',');
    }
}

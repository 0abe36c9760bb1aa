package vn.nhip.catalogue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.nhip.catalogue.file.FileProblems;
import vn.nhip.catalogue.file.UnusableFilesException;
import vn.nhip.core.catalogue.Catalogue;
import vn.nhip.core.score.ComponentScore;
import vn.nhip.core.score.GroupScore;
import vn.nhip.core.score.Scorer;
import vn.nhip.core.score.Sheet;

/**
 * {@code nhip score --catalogue FILE --figures FILE.csv}: figures in, points out, nothing else touched. Inherited
 * components come from the province (the unit's code up to its first dot) where the file has it in the same period. A total
 * that may come from last year's report does, where the file has that year.
 *
 * <p>0 done; 1 when rows of the figures are wrong; 2 when a file is missing or the catalogue cannot be used. Unless it
 * answers 0, no row is written.
 */
public final class ScoreCommand {
    public int run(Path catalogueFile, Path figuresFile, Appendable out, Appendable err) throws IOException {
        for (Path file : List.of(catalogueFile, figuresFile)) {
            if (!Files.isRegularFile(file)) return refuse(err, "there is no such file: " + file, 2);
        }
        Catalogue catalogue;
        try {
            catalogue = CatalogueReader.read(catalogueFile).catalogue();
        } catch (UnusableFilesException unusable) {
            return refuse(err, unusable.getMessage(), 2);
        }
        FileProblems problems = new FileProblems();
        FiguresFile file = new FiguresFile(catalogue, problems);
        Map<FiguresFile.Key, FiguresFile.Handed> figures = file.read(figuresFile);
        if (!problems.none()) return refuse(err, new UnusableFilesException(problems.all()).getMessage(), 1);
        for (String odd : file.odd()) err.append(odd).append('\n');
        write(catalogue, figures, out);
        return 0;
    }

    private static int refuse(Appendable err, String why, int code) throws IOException {
        err.append(why).append('\n');
        return code;
    }

    private static void write(Catalogue catalogue, Map<FiguresFile.Key, FiguresFile.Handed> figures, Appendable out)
            throws IOException {
        Scorer scorer = new Scorer(catalogue);
        out.append("unit,period,id,points,max,ratio,band\n");
        for (Map.Entry<FiguresFile.Key, FiguresFile.Handed> own : figures.entrySet()) {
            FiguresFile.Handed province = figures.getOrDefault(own.getKey().province(), own.getValue());
            Sheet sheet = scorer.sheet(own.getValue().kind(), own.getValue(), province);
            for (String line : lines(sheet).toList()) {
                out.append(quoted(own.getKey().unit())).append(',');
                out.append(own.getKey().period()).append(',').append(line).append('\n');
            }
        }
    }

    private static Stream<String> lines(Sheet sheet) {
        Stream<String> components = sheet.components().stream().map(ScoreCommand::line);
        Stream<String> groups = sheet.groups().stream().map(ScoreCommand::line);
        BigDecimal max = sheet.groups().stream().map(GroupScore::max).reduce(BigDecimal.ZERO, BigDecimal::add);
        String total = "total," + sheet.total() + "," + max.toPlainString() + ",,"
                + (sheet.band() == null ? "" : sheet.band());
        return Stream.of(components, groups, Stream.of(total)).flatMap(lines -> lines);
    }

    /** Without a figure there are no points to print either, unless the catalogue says what an empty one earns. */
    private static String line(ComponentScore score) {
        boolean noFigure =
                score.empty() && score.ratio() == null && score.points().signum() == 0;
        String points = noFigure ? "" : score.points().toPlainString();
        String ratio = score.ratio() == null ? "" : score.ratio().toPlainString();
        return score.id() + "," + points + "," + score.max().toPlainString() + "," + ratio + ",";
    }

    private static String line(GroupScore score) {
        return score.code() + "," + score.points().toPlainString() + ","
                + score.max().toPlainString() + ",,";
    }

    private static String quoted(String text) {
        return text.matches("[^,\"\r\n]*") ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}

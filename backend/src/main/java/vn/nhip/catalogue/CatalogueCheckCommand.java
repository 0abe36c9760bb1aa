package vn.nhip.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import vn.nhip.catalogue.file.FileProblem;
import vn.nhip.catalogue.file.UnusableFilesException;

/** {@code nhip catalogue check FILE}: 0 when it may be used, 1 when it has faults, 2 when there is no such file. */
public final class CatalogueCheckCommand {
    public int run(Path file, Appendable out, Appendable err) throws IOException {
        if (!Files.isRegularFile(file)) {
            err.append("there is no such file: ").append(file.toString()).append('\n');
            return 2;
        }
        try {
            CatalogueReader.Reading reading = CatalogueReader.read(file);
            for (FileProblem warning : reading.warnings()) {
                out.append(warning.place().toString())
                        .append(": note: ")
                        .append(warning.text())
                        .append('\n');
            }
            out.append(reading.catalogue().id()).append(": ");
            out.append(reading.catalogue().components().size() + " components in ");
            out.append(reading.catalogue().groups().size() + " groups, no faults\n");
            return 0;
        } catch (UnusableFilesException unusable) {
            err.append(unusable.getMessage()).append('\n');
            return 1;
        }
    }
}

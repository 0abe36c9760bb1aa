package vn.nhip.catalogue.file;

import java.util.List;
import java.util.stream.Collectors;

/** Files that cannot be used; the message has one fault a line. */
public final class UnusableFilesException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final String message;
    private final transient List<FileProblem> problems;

    public UnusableFilesException(List<FileProblem> problems) {
        super();
        this.message = problems.stream().map(FileProblem::toString).collect(Collectors.joining("\n"));
        this.problems = List.copyOf(problems);
    }

    @Override
    public String getMessage() {
        return message;
    }

    public List<FileProblem> problems() {
        return problems;
    }
}

package vn.nhip.catalogue.file;

/** What is wrong, where, and what is allowed: {@code server.yaml:3:9: http.port: outside 1..65535: 0}. */
public record FileProblem(Place place, String text) {
    @Override
    public String toString() {
        return place + ": " + text;
    }
}

package vn.nhip.whole;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.net.ssl.SSLSession;

/** An answer as it stood on the wire, for requests that no ordinary client would send. */
final class RawResponse implements HttpResponse<String> {
    private final int status;
    private final HttpHeaders headers;
    private final String body;

    RawResponse(String text) {
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) throw new AssertionError("no HTTP answer: " + text);
        String[] lines = text.substring(0, end).split("\r\n");
        status = Integer.parseInt(lines[0].split(" ")[1]);
        Map<String, List<String>> read = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 1; i < lines.length; i++) {
            String[] pair = lines[i].split(":", 2);
            read.computeIfAbsent(pair[0].strip(), name -> new ArrayList<>()).add(pair[1].strip());
        }
        headers = HttpHeaders.of(read, (name, value) -> true);
        body = text.substring(end + 4);
    }

    @Override
    public int statusCode() {
        return status;
    }

    @Override
    public HttpHeaders headers() {
        return headers;
    }

    @Override
    public String body() {
        return body;
    }

    @Override
    public HttpRequest request() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<HttpResponse<String>> previousResponse() {
        return Optional.empty();
    }

    @Override
    public Optional<SSLSession> sslSession() {
        return Optional.empty();
    }

    @Override
    public URI uri() {
        throw new UnsupportedOperationException();
    }

    @Override
    public HttpClient.Version version() {
        return HttpClient.Version.HTTP_1_1;
    }
}

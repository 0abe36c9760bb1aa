package vn.nhip.intake;

import io.vertx.core.MultiMap;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The HTTP binding's binary mode: a CloudEvent whose attributes are headers and whose data is the body. */
final class BinaryEvent {
    private static final String PREFIX = "ce-";

    private BinaryEvent() {}

    /** Whether a request of this type is in binary mode; a type of CloudEvents itself never is. */
    static boolean is(MultiMap headers, String type) {
        if (type.startsWith("application/cloudevents")) return false;
        return headers.names().stream().anyMatch(BinaryEvent::isAttribute);
    }

    /** Whether the body of such a request is JSON. */
    static boolean isJson(String type) {
        return type.equals("application/json") || type.equals("text/json") || type.endsWith("+json");
    }

    /** By the names of the structured form. A header that is there twice has both values, as HTTP has it. */
    static Map<String, String> attributes(MultiMap headers) {
        Map<String, String> attributes = new HashMap<>();
        headers.forEach((name, value) -> {
            if (!isAttribute(name)) return;
            String attribute = name.substring(PREFIX.length()).toLowerCase(Locale.ROOT);
            attributes.merge(attribute, decoded(value), (one, other) -> one + ", " + other);
        });
        return attributes;
    }

    private static boolean isAttribute(String header) {
        return header.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
    }

    /** Percent-encoded UTF-8 as the binding has it; what is not so encoded is what it looks like. */
    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return value;
        }
    }
}

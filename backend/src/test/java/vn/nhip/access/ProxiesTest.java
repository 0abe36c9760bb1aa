package vn.nhip.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.MultiMap;
import java.net.InetAddress;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxiesTest {
    private final Proxies proxies = new Proxies(Stream.of("10.0.0.0/8", "192.0.2.1", "fd00::/8")
            .map(text -> Network.parse(text).orElseThrow())
            .toList());

    private static InetAddress address(String text) {
        return Network.addressOf(text).orElseThrow();
    }

    private String client(String peer, MultiMap headers) {
        return proxies.client(address(peer), headers).getHostAddress();
    }

    private static MultiMap headers(String name, String... values) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        for (String value : values) headers.add(name, value);
        return headers;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10.1.1.1     | 203.0.113.7                        | 203.0.113.7",
                "192.0.2.1    | 203.0.113.7                        | 203.0.113.7",
                "192.0.2.2    | 203.0.113.7                        | 192.0.2.2",
                "10.1.1.1     | 1.2.3.4, 203.0.113.7               | 203.0.113.7",
                "10.1.1.1     | 203.0.113.7, 10.9.9.9, 192.0.2.1   | 203.0.113.7",
                "10.1.1.1     | 10.2.2.2, 10.3.3.3                 | 10.2.2.2",
                "10.1.1.1     | 203.0.113.7:4711                   | 203.0.113.7",
                "10.1.1.1     | 203.0.113.7, unknown               | 10.1.1.1",
                "10.1.1.1     | 203.0.113.7, unknown, 10.5.5.5     | 10.5.5.5",
                "10.1.1.1     | localhost                          | 10.1.1.1",
                "10.1.1.1     | 203.0.113.777                      | 10.1.1.1",
                "10.1.1.1     | ::ffff:203.0.113.7                 | 203.0.113.7",
                "10.1.1.1     | 2001:db8::7                        | 2001:db8:0:0:0:0:0:7",
                "fd00::1      | [2001:db8::7]:80                   | 2001:db8:0:0:0:0:0:7",
                "2001:db8::1  | 203.0.113.7                        | 2001:db8:0:0:0:0:0:1"
            })
    void givenAChainOfProxies_whenAskedForTheClient_thenTheRightmostThatIsNotTrusted(
            String peer, String told, String client) {
        assertEquals(client, client(peer, headers("X-Forwarded-For", told)));
        String[] hops = told.split(", ");
        String standard = Stream.of(hops)
                .map(hop -> "proto=https;For=\"" + (hop.startsWith("[") || !hop.contains("::") ? hop : "[" + hop + "]")
                        + "\"; by=_x")
                .reduce((one, two) -> one + ", " + two)
                .orElseThrow();
        assertEquals(client, client(peer, headers("Forwarded", standard)), standard);
    }

    @Test
    void givenSeveralHeaders_whenAskedForTheClient_thenTheLastLineIsTheNearest() {
        assertEquals("203.0.113.7", client("10.1.1.1", headers("X-Forwarded-For", "1.2.3.4", "203.0.113.7")));
    }

    @Test
    void givenBothHeadersThatDisagree_whenAskedForTheClient_thenNeitherIsBelieved() {
        MultiMap both = headers("X-Forwarded-For", "203.0.113.7").add("Forwarded", "for=203.0.113.8");
        MultiMap same = headers("X-Forwarded-For", "203.0.113.7").add("Forwarded", "for=203.0.113.7");

        assertEquals("10.1.1.1", client("10.1.1.1", both));
        assertEquals("203.0.113.7", client("10.1.1.1", same));
    }

    @Test
    void givenNoHeader_orAnEndlessOne_whenAskedForTheClient_thenWhatIsKnown() {
        assertEquals("10.1.1.1", client("10.1.1.1", MultiMap.caseInsensitiveMultiMap()));
        assertEquals("10.1.1.1", client("10.1.1.1", headers("X-Forwarded-For", "")));
        String endless = "203.0.113.7, " + "10.1.1.2, ".repeat(100_000) + "10.1.1.3";
        assertEquals("10.1.1.2", client("10.1.1.1", headers("X-Forwarded-For", endless)));
    }

    @Test
    void givenAPrefix_whenAsked_thenOnlyATrustedProxysAndOnlyAPath() {
        assertEquals(
                Optional.of("/nhip"), proxies.prefix(address("10.1.1.1"), headers("X-Forwarded-Prefix", "/nhip/")));
        assertEquals(Optional.empty(), proxies.prefix(address("203.0.113.7"), headers("X-Forwarded-Prefix", "/nhip")));
        for (String evil : new String[] {"//evil.example", "https://evil.example", "/a/../b", "/a\"b", "nhip", "/"}) {
            assertEquals(
                    Optional.empty(), proxies.prefix(address("10.1.1.1"), headers("X-Forwarded-Prefix", evil)), evil);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "proxy", "10.0.0.0/33", "10.0.0/8", "::/129", "10.0.0.0/-1", "*", "1.2.3.4/"})
    void givenWhatIsNoNetwork_whenParsed_thenNone(String text) {
        assertEquals(Optional.empty(), Network.parse(text));
    }

    @Test
    void givenARange_whenAskedForItsEdges_thenTheyBelongAndTheirNeighboursDoNot() {
        Network odd = Network.parse("172.16.0.0/12").orElseThrow();

        assertTrue(odd.holds(address("172.16.0.0")));
        assertTrue(odd.holds(address("172.31.255.255")));
        assertFalse(odd.holds(address("172.32.0.0")));
        assertFalse(odd.holds(address("172.15.255.255")));
        assertFalse(odd.holds(address("::1")));
    }
}

package vn.nhip.access;

import io.vertx.core.MultiMap;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * From whom a request comes that came through proxies. Anybody may write {@code X-Forwarded-For} and {@code Forwarded}
 * (RFC 7239), so they are believed only of a proxy that the operator trusts, from the right on, up to the first address
 * that is not trusted itself.
 */
public final class Proxies {
    private static final int MOST_HOPS = 32;
    private static final Pattern FOR = Pattern.compile("(?i)(?:^|;)\\s*for\\s*=\\s*(?:\"([^\"]*)\"|([^;\\s]*))");
    private static final Pattern WITH_PORT = Pattern.compile("\\[([^\\]]*)\\](?::\\d+)?|([^:]*):\\d+");
    private static final Pattern PREFIX = Pattern.compile("(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+");

    private final List<Network> trusted;

    public Proxies(List<Network> trusted) {
        this.trusted = List.copyOf(trusted);
    }

    /** Whether what this address says of others is believed. */
    public boolean trusts(InetAddress address) {
        return trusted.stream().anyMatch(network -> network.holds(address));
    }

    /**
     * The address that counts.
     *
     * @param peer at the other end of the connection
     */
    public InetAddress client(InetAddress peer, MultiMap headers) {
        if (!trusts(peer)) return peer;
        List<String> plain = parts(headers.getAll("X-Forwarded-For"));
        List<String> standard =
                parts(headers.getAll("Forwarded")).stream().map(Proxies::forOf).toList();
        if (standard.isEmpty()) return walk(peer, plain);
        InetAddress told = walk(peer, standard);
        // Which of the two the proxy wrote is not known; the other one may be the client's own invention.
        return plain.isEmpty() || walk(peer, plain).equals(told) ? told : peer;
    }

    /**
     * The path that a trusted proxy took away before it asked; empty for none.
     *
     * @param peer at the other end of the connection
     */
    public Optional<String> prefix(InetAddress peer, MultiMap headers) {
        String told = headers.get("X-Forwarded-Prefix");
        if (told == null || !trusts(peer)) return Optional.empty();
        String plain = told.strip().replaceFirst("/+$", "");
        return isPath(plain) ? Optional.of(plain) : Optional.empty();
    }

    /** Whether it is a path to be below: {@code /nhip}, {@code /a/b}. */
    public static boolean isPath(String text) {
        return text.length() <= 100 && PREFIX.matcher(text).matches();
    }

    /** What cannot be read hides whoever is behind it: the one who said it is the last that is known. */
    private InetAddress walk(InetAddress peer, List<String> hops) {
        InetAddress known = peer;
        for (String hop : hops) {
            Optional<InetAddress> address = Network.addressOf(withoutPort(hop));
            if (address.isEmpty()) return known;
            known = address.get();
            if (!trusts(known)) return known;
        }
        return known;
    }

    /** The nearest hop first, and no more than there may be. */
    private static List<String> parts(List<String> headers) {
        List<String> parts = new ArrayList<>();
        for (String header : headers) for (String part : header.split(",")) parts.add(part.strip());
        Collections.reverse(parts);
        return parts.size() > MOST_HOPS ? parts.subList(0, MOST_HOPS) : parts;
    }

    private static String forOf(String element) {
        Matcher found = FOR.matcher(element);
        if (!found.find()) return "";
        return found.group(1) == null ? found.group(2) : found.group(1);
    }

    private static String withoutPort(String hop) {
        Matcher parts = WITH_PORT.matcher(hop);
        if (!parts.matches()) return hop;
        return parts.group(1) == null ? parts.group(2) : parts.group(1);
    }
}

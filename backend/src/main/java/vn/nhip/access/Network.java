package vn.nhip.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address, or those that begin alike: {@code 10.1.2.3}, {@code 10.0.0.0/8}, {@code fd00::/8}.
 *
 * @param bits how many of the first must be alike
 */
public record Network(InetAddress address, int bits) {
    private static final Pattern FOUR = Pattern.compile("(\\d{1,3})(\\.\\d{1,3}){3}");
    private static final Pattern SIX = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    /** Empty for what is none; a name is none, for nobody is asked. */
    public static Optional<Network> parse(String text) {
        String[] parts = text.split("/", 2);
        Optional<InetAddress> address = addressOf(parts[0]);
        if (address.isEmpty()) return Optional.empty();
        int all = address.get().getAddress().length * Byte.SIZE;
        if (parts.length == 1) return Optional.of(new Network(address.get(), all));
        boolean number = parts[1].matches("\\d{1,3}") && Integer.parseInt(parts[1]) <= all;
        return number ? Optional.of(new Network(address.get(), Integer.parseInt(parts[1]))) : Optional.empty();
    }

    /** The address that is written there; an IPv4 address in IPv6's clothes is one of IPv4. */
    static Optional<InetAddress> addressOf(String text) {
        try {
            boolean literal = FOUR.matcher(text).matches() || SIX.matcher(text).matches();
            return literal ? Optional.of(InetAddress.getByName(text)) : Optional.empty();
        } catch (UnknownHostException none) {
            return Optional.empty();
        }
    }

    boolean holds(InetAddress other) {
        byte[] one = address.getAddress();
        byte[] two = other.getAddress();
        if (one.length != two.length) return false;
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if (((one[bit / Byte.SIZE] ^ two[bit / Byte.SIZE]) & mask) != 0) return false;
        }
        return true;
    }
}

package vn.nhip.window;

/** What Redis does when its memory is full: the windows are not whole any more once it has thrown one key away. */
public final class Eviction {
    private Eviction() {}

    /** Whether keys of the windows may be thrown away. */
    public static boolean takesWindows(String policy) {
        return policy.startsWith("allkeys-");
    }

    /** Whether the word of a rebuild may be, which expires; no count ever is. */
    public static boolean takesTheWord(String policy) {
        return policy.startsWith("volatile-");
    }

    /** @throws IllegalArgumentException for a policy that windows cannot live with; it says what to do */
    public static String require(String policy) {
        if (takesWindows(policy)) throw new IllegalArgumentException(inWords(policy) + "; set it to noeviction");
        return policy;
    }

    /** The problem. */
    public static String inWords(String policy) {
        return "Redis may throw away what is counted there (maxmemory-policy " + policy + ")";
    }
}

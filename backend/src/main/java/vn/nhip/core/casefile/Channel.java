package vn.nhip.core.casefile;

import vn.nhip.core.fact.Fact;

/** KenhThucHien: how the case was filed. Absent counts as the counter. */
public enum Channel {
    COUNTER,
    ONLINE,
    POST;

    /** @throws IllegalArgumentException outside 1..3 */
    public static Channel of(int code) {
        return switch (code) {
            case 1 -> COUNTER;
            case 2 -> ONLINE;
            case 3 -> POST;
            default -> throw new IllegalArgumentException("unknown channel " + code + "; allowed: 1, 2, 3");
        };
    }

    public Fact fact() {
        return switch (this) {
            case COUNTER -> Fact.COUNTER;
            case ONLINE -> Fact.ONLINE;
            case POST -> Fact.POST;
        };
    }
}

package vn.nhip.bench;

/** What a number says: of which benchmark, in which unit, and which way is good. */
record Measure(String bench, String name, String unit, Result.Better better) {
    static Measure high(String bench, String name, String unit) {
        return new Measure(bench, name, unit, Result.Better.HIGHER);
    }

    static Measure low(String bench, String name, String unit) {
        return new Measure(bench, name, unit, Result.Better.LOWER);
    }
}

package vn.nhip.core.casefile;

/** The number of a case (MaHoSo), opaque, the key. Its source can link it to a person, so no public screen shows it whole. */
public record CaseNumber(String value) implements Comparable<CaseNumber> {
    private static final int TAIL = 4;

    public CaseNumber {
        if (value.isBlank() || value.length() > 100) {
            throw new IllegalArgumentException("not a case number");
        }
    }

    /** The last four characters: enough for an officer to recognise a case, too little to find a person. */
    public String tail() {
        return "…" + value.substring(Math.max(0, value.length() - TAIL));
    }

    @Override
    public int compareTo(CaseNumber other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

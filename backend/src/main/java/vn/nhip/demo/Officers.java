package vn.nhip.demo;

/** Invented names of the officers who handle cases: a few in each unit, and a case is always with the same one. */
final class Officers {
    private static final int IN_A_UNIT = 7;
    private static final String[] FAMILY = {"Nguyễn", "Trần", "Lê", "Phạm", "Võ", "Đinh", "Bùi", "Huỳnh"};
    private static final String[] MIDDLE = {"Thị", "Văn", "Thanh", "Minh", "Ngọc", "Quốc"};
    private static final String[] GIVEN = {"An", "Bình", "Dung", "Hạnh", "Khoa", "Lan", "Nam", "Phúc", "Tâm", "Vy"};

    private Officers() {}

    static String of(CaseLife life) {
        int unit = life.office.unit().code().value().hashCode();
        long place = Math.floorMod(life.number.hashCode(), IN_A_UNIT);
        Dice dice = Dice.of(unit, "officer", place);
        return one(FAMILY, dice) + ' ' + one(MIDDLE, dice) + ' ' + one(GIVEN, dice);
    }

    private static String one(String[] names, Dice dice) {
        return names[(int) dice.whole(0, names.length)];
    }
}

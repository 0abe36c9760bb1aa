package vn.nhip.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import vn.nhip.core.procedure.Procedure;
import vn.nhip.core.unit.Unit;

/** All offices of the province. Communes carry most of the cases. */
final class Offices {
    private static final double DEPARTMENTS_SHARE = 0.15;

    private final List<Office> departments;
    private final List<Office> communes;
    private final double[] departmentSums;
    private final double[] communeSums;
    private final List<Office> all;

    Offices(DemoProvince province, long seed) {
        departments = offices(province, seed, DemoProvince.DEPARTMENT);
        communes = offices(province, seed, DemoProvince.COMMUNE);
        departmentSums = sums(departments);
        communeSums = sums(communes);
        List<Office> both = new ArrayList<>(departments);
        both.addAll(communes);
        all = List.copyOf(both);
    }

    /** Peers get evenly spread standings in a random order, so that every band of the scale is met. */
    private static List<Office> offices(DemoProvince province, long seed, String kind) {
        List<Unit> shuffled = new ArrayList<>();
        for (Unit unit : province.units().ofKind(kind)) {
            boolean works = province.units().exists(unit)
                    && !province.proceduresOf(unit).isEmpty();
            if (works) shuffled.add(unit);
        }
        shuffled.sort(Comparator.comparingDouble(
                        (Unit unit) -> diceOf(seed, unit, "standing").unit())
                .thenComparing(Unit::code));
        List<Office> offices = new ArrayList<>();
        for (int i = 0; i < shuffled.size(); i++) {
            Unit unit = shuffled.get(i);
            UnitCharacter character = UnitCharacter.of((i + 0.5) / shuffled.size(), diceOf(seed, unit, "character"));
            List<Procedure> procedures = province.proceduresOf(unit);
            offices.add(Office.of(unit, weight(unit, procedures.size(), seed), character, procedures));
        }
        offices.sort(Comparator.comparing(office -> office.unit().code()));
        return offices;
    }

    /** Wards are busier than villages; a department is as busy as its list is long. */
    private static double weight(Unit unit, int procedures, long seed) {
        double luck = diceOf(seed, unit, "size").around(0.5, 0.9, 2.0);
        if (unit.kind().equals(DemoProvince.DEPARTMENT)) return luck * procedures * procedures;
        return luck * (unit.name().startsWith("Phường") ? 2.2 : 1);
    }

    private static Dice diceOf(long seed, Unit unit, String purpose) {
        return Dice.of(seed, purpose, unit.code().value().hashCode());
    }

    private static double[] sums(List<Office> offices) {
        double[] sums = new double[offices.size()];
        double sum = 0;
        for (int i = 0; i < sums.length; i++) {
            sum += offices.get(i).weight();
            sums[i] = sum;
        }
        return sums;
    }

    Office draw(Dice dice) {
        return dice.chance(DEPARTMENTS_SHARE)
                ? departments.get(Pick.from(departmentSums, dice))
                : communes.get(Pick.from(communeSums, dice));
    }

    /** The part of all cases that an office is expected to get, 0 to 1. */
    double share(Office office) {
        boolean department = office.unit().kind().equals(DemoProvince.DEPARTMENT);
        double[] sums = department ? departmentSums : communeSums;
        return (department ? DEPARTMENTS_SHARE : 1 - DEPARTMENTS_SHARE) * office.weight() / sums[sums.length - 1];
    }

    List<Office> all() {
        return all;
    }
}

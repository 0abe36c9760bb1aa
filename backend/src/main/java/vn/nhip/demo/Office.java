package vn.nhip.demo;

import java.util.List;
import vn.nhip.core.procedure.Procedure;
import vn.nhip.core.unit.Unit;

/** One unit as the simulator sees it: what it is asked for, how often, and how it works. */
record Office(Unit unit, double weight, UnitCharacter character, List<Procedure> procedures, double[] popularity) {
    /** How much more often the first procedure of the list is asked for than the later ones. */
    private static final double STEEPNESS = 0.8;

    static Office of(Unit unit, double weight, UnitCharacter character, List<Procedure> procedures) {
        double[] popularity = new double[procedures.size()];
        double sum = 0;
        for (int i = 0; i < popularity.length; i++) {
            sum += 1 / StrictMath.pow(i + 1.5, STEEPNESS);
            popularity[i] = sum;
        }
        return new Office(unit, weight, character, procedures, popularity);
    }

    /** A procedure, the popular ones more often. */
    Procedure draw(Dice dice, boolean onlineOnly) {
        Procedure drawn = procedures.get(Pick.from(popularity, dice));
        for (int tries = 0; onlineOnly && !drawn.online() && tries < 8; tries++) {
            drawn = procedures.get(Pick.from(popularity, dice));
        }
        return drawn;
    }
}

package vn.nhip.demo;

import java.time.LocalDate;

/**
 * How a unit works, each trait from 0 (poor) to 1 (excellent). Traits are stable for years and drift a little, so that
 * ranks move without jumping.
 *
 * @param speed how early within the limit cases end
 * @param maturity online filing, payment, digitisation
 * @param discipline keeping due dates, handing on, answering
 * @param drift how many days one slow wave takes
 * @param phase where the unit is in its wave, from 0 to 1
 */
record UnitCharacter(double speed, double maturity, double discipline, double drift, double phase) {
    private static final double WAVE = 0.04;

    /** @param standing from 0, the last of its peers, to 1, the first */
    static UnitCharacter of(double standing, Dice dice) {
        double quality = -0.06 + 1.11 * standing;
        return new UnitCharacter(
                near(quality, dice), near(quality, dice), near(quality, dice), dice.between(150, 300), dice.unit());
    }

    private static double near(double quality, Dice dice) {
        return within(quality + dice.around(-0.14, 0, 0.14));
    }

    private static double within(double trait) {
        return Math.max(0, Math.min(1, trait));
    }

    /** The character as it is on a day. */
    UnitCharacter on(LocalDate day) {
        double wave = WAVE * StrictMath.sin(2 * Math.PI * (day.toEpochDay() / drift + phase));
        return new UnitCharacter(
                within(speed + wave), within(maturity + wave), within(discipline + wave), drift, phase);
    }
}

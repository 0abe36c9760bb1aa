package vn.nhip.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import vn.nhip.Cases;
import vn.nhip.core.catalogue.Base;
import vn.nhip.core.catalogue.Measure;
import vn.nhip.core.catalogue.ProcedureSet;
import vn.nhip.core.count.Mark;
import vn.nhip.core.procedure.ProcedureCode;
import vn.nhip.core.unit.UnitCode;

class MeasureIndexTest {
    private static final int BITS = 4;

    private record Given(List<Measure> measures, List<Mark> marks) {}

    @Test
    void givenAnyMeasuresAndMarks_whenAddedUp_thenAsIfEveryMeasureWereAskedOfEveryMark() {
        Cases.forAll(MeasureIndexTest::any, given -> {
            MeasureIndex index = new MeasureIndex(given.measures());
            MeasureIndex.Numbers plain = new MeasureIndex.Numbers();
            for (Mark mark : given.marks()) index.plain.add(mark, plain);

            Map<Measure, Long> expected = new HashMap<>();
            for (Measure measure : new HashSet<>(given.measures())) {
                for (Mark mark : given.marks()) {
                    if (measure.form() == Measure.Form.DISTINCT_PROCEDURES || !measure.takes(mark)) continue;
                    expected.merge(measure, measure.valueOf(mark), Long::sum);
                }
            }
            expected.values().removeIf(sum -> sum == 0);
            assertEquals(expected, held(index.plain, plain));
        });
    }

    @Test
    void givenAnyMeasuresAndAMark_whenProceduresAreCounted_thenOnlyWhereSomeMeasureTakesIt() {
        Cases.forAll(MeasureIndexTest::any, given -> {
            MeasureIndex index = new MeasureIndex(given.measures());
            for (Mark mark : given.marks()) {
                boolean petition = mark.kind().name().startsWith("PETITION");
                boolean expected = !petition
                        && given.measures().stream()
                                .anyMatch(measure ->
                                        measure.form() == Measure.Form.DISTINCT_PROCEDURES && measure.takes(mark));
                assertEquals(expected, index.distinct.takes(mark), mark::toString);
            }
        });
    }

    @Test
    void givenAMeasureOfTwoCatalogues_whenIndexed_thenItIsThereOnce() {
        MeasureIndex index = new MeasureIndex(List.of(Measure.HANDLED, Measure.OPEN, Measure.HANDLED));

        assertEquals(2, index.all.size());
        assertEquals(
                List.of("h0"),
                index.plain.flows.stream().map(MeasureIndex.Known::key).toList());
        assertEquals(
                List.of("h0", "o0"),
                index.plain.stocks.stream().map(MeasureIndex.Known::key).toList());
        assertNull(new MeasureIndex.Numbers().flow);
        assertFalse(index.all.get(0).isDistinct());
    }

    private static Map<Measure, Long> held(MeasureIndex.Side side, MeasureIndex.Numbers numbers) {
        Map<Measure, Long> held = new HashMap<>();
        for (int i = 0; numbers.flow != null && i < numbers.flow.length; i++) {
            held.merge(side.flows.get(i).measure(), numbers.flow[i], Long::sum);
        }
        for (int i = 0; numbers.stock != null && i < numbers.stock.length; i++) {
            held.merge(side.stocks.get(i).measure(), numbers.stock[i], Long::sum);
        }
        held.values().removeIf(sum -> sum == 0);
        return held;
    }

    private static Given any(RandomGenerator random) {
        List<Measure> measures = new ArrayList<>();
        for (int i = random.nextInt(12); i >= 0; i--) measures.add(measure(random));
        List<Mark> marks = new ArrayList<>();
        for (int i = random.nextInt(12); i >= 0; i--) marks.add(mark(random));
        return new Given(measures, marks);
    }

    private static <T> T oneOf(RandomGenerator random, T[] all) {
        return all[random.nextInt(all.length)];
    }

    private static Measure measure(RandomGenerator random) {
        Measure measure = new Measure(
                oneOf(random, Base.values()),
                random.nextInt(1 << BITS) & random.nextInt(1 << BITS),
                random.nextInt(1 << BITS) & random.nextInt(1 << BITS),
                oneOf(random, Measure.Form.values()));
        if (random.nextBoolean()) return measure;
        Set<ProcedureCode> procedures = new HashSet<>();
        for (int i = random.nextInt(3); i > 0; i--) procedures.add(procedure(random));
        return measure.within(new ProcedureSet("list-" + procedures.size(), "", procedures));
    }

    private static ProcedureCode procedure(RandomGenerator random) {
        return new ProcedureCode("1." + random.nextInt(4));
    }

    private static Mark mark(RandomGenerator random) {
        return new Mark(
                0,
                new UnitCode("H48"),
                oneOf(random, Mark.Kind.values()),
                random.nextInt(1 << BITS),
                procedure(random),
                random.nextInt(100),
                random.nextBoolean() ? 1 : -1);
    }
}

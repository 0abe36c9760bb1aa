package vn.nhip.core.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static vn.nhip.Cases.forAll;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RankingTest {
    @Test
    void givenATieForSecond_whenRanked_thenOneTwoTwoFour() {
        List<Ranking.Place<String>> places = ranked(
                peer("Xã D", "70.00", 1), peer("Xã C", "80.10", 1), peer("Xã A", "90.00", 1), peer("Xã B", "80.10", 1));

        assertEquals(List.of("Xã A 1", "Xã B 2", "Xã C 2", "Xã D 4"), text(places));
    }

    @Test
    void givenTiesInVietnamese_whenRanked_thenInTheOrderOfTheAlphabet() {
        List<Ranking.Place<String>> places = ranked(
                peer("Phường 10", "50.00", 1),
                peer("Đức Phổ", "50.00", 1),
                peer("Dung Quất", "50.00", 1),
                peer("Phường 2", "50.00", 1),
                peer("Ân", "50.00", 1),
                peer("Ăn", "50.00", 1));

        assertEquals(List.of("Ăn 1", "Ân 1", "Dung Quất 1", "Đức Phổ 1", "Phường 2 1", "Phường 10 1"), text(places));
    }

    @Test
    void givenUnitsWithoutCases_whenRanked_thenListedLastByNameAndUnranked() {
        List<Ranking.Place<String>> places =
                ranked(peer("Xã B", "99.00", 0), peer("Xã C", "10.00", 1), peer("Xã A", "12.00", 0));

        assertEquals(List.of("Xã C 1", "Xã A null", "Xã B null"), text(places));
    }

    @Test
    void givenATotalEqualToThatOfAnUnrankedUnit_whenRanked_thenItKeepsItsRank() {
        assertEquals(List.of("Xã B 1", "Xã A null"), text(ranked(peer("Xã A", "12.00", 0), peer("Xã B", "12.00", 1))));
    }

    @Test
    void givenADifferenceSmallerThanOneCase_whenRanked_thenTheLowerIsClose() {
        List<Ranking.Place<String>> places = ranked(
                worth("Xã A", "90.00", "0.10"),
                worth("Xã B", "89.95", "0.01"),
                worth("Xã C", "89.94", "0.01"),
                worth("Xã D", "89.90", "0.05"));

        assertEquals(List.of("Xã A false", "Xã B true", "Xã C false", "Xã D true"), close(places));
    }

    @Test
    void givenATie_whenRanked_thenItIsNotCloseButBothMayBeToTheNextBetter() {
        assertEquals(
                List.of("Xã A false", "Xã B false", "Xã C false"),
                close(ranked(
                        worth("Xã A", "90.00", "9.00"),
                        worth("Xã B", "90.00", "9.00"),
                        worth("Xã C", "80.00", "9.00"))));
        assertEquals(
                List.of("Xã A false", "Xã B true", "Xã C true"),
                close(ranked(
                        worth("Xã A", "90.00", "1.00"),
                        worth("Xã B", "89.50", "0.00"),
                        worth("Xã C", "89.50", "0.00"))));
    }

    @Test
    void givenUnitsThatHaveEnded_whenRanked_thenTheyComeLastUnrankedAndNobodyIsCloseToThem() {
        Ranking.Peer<String> ended = new Ranking.Peer<>("Xã Z", "Xã Z", sheet("99.00", 5, "9.00"), true);
        Ranking.Peer<String> older = new Ranking.Peer<>("Xã Y", "Xã Y", sheet("1.00", 0, "9.00"), true);

        List<Ranking.Place<String>> places = ranked(ended, peer("Xã B", "98.00", 0), older, peer("Xã A", "98.00", 1));

        assertEquals(List.of("Xã A 1", "Xã B null", "Xã Y null", "Xã Z null"), text(places));
        assertEquals(List.of("Xã A false", "Xã B false", "Xã Y false", "Xã Z false"), close(places));
    }

    @Test
    void givenNobody_whenRanked_thenNoPlaces() {
        assertEquals(List.of(), ranked());
    }

    @Test
    void aRankIsOneMoreThanTheNumberOfBetterPeers() {
        forAll(RankingTest::anyPeers, peers -> {
            for (Ranking.Place<String> place : Ranking.of(peers, new VietnameseOrder())) {
                if (!place.sheet().hasCases()) continue;
                long better = peers.stream()
                        .filter(peer -> peer.sheet().hasCases())
                        .filter(peer ->
                                peer.sheet().total().compareTo(place.sheet().total()) > 0)
                        .count();
                assertEquals(better + 1, place.rank().longValue());
            }
        });
    }

    private static List<Ranking.Peer<String>> anyPeers(RandomGenerator random) {
        List<Ranking.Peer<String>> peers = new ArrayList<>();
        for (int i = random.nextInt(12); i > 0; i--) {
            peers.add(peer("Xã " + i, random.nextInt(5) + ".00", random.nextInt(3)));
        }
        return peers;
    }

    private static Ranking.Peer<String> peer(String name, String total, long handled) {
        return new Ranking.Peer<>(name, name, sheet(total, handled, "0.00"));
    }

    private static Ranking.Peer<String> worth(String name, String total, String worth) {
        return new Ranking.Peer<>(name, name, sheet(total, 1, worth));
    }

    private static Sheet sheet(String total, long handled, String worth) {
        Sheet.Counts counts = new Sheet.Counts(0, handled, 0, 0, handled, handled, 0);
        return new Sheet(
                new BigDecimal(total),
                "",
                List.of(),
                List.of(),
                counts,
                Sheet.Quality.NONE,
                new BigDecimal(worth),
                Map.of());
    }

    private static List<String> close(List<Ranking.Place<String>> places) {
        return places.stream().map(place -> place.key() + " " + place.close()).toList();
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static List<Ranking.Place<String>> ranked(Ranking.Peer<String>... peers) {
        return Ranking.of(Arrays.asList(peers), new VietnameseOrder());
    }

    private static List<String> text(List<Ranking.Place<String>> places) {
        return places.stream().map(place -> place.key() + " " + place.rank()).toList();
    }
}

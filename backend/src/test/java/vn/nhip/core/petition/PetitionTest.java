package vn.nhip.core.petition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static vn.nhip.testing.ACase.at;

import org.junit.jupiter.api.Test;
import vn.nhip.core.fact.Fact;
import vn.nhip.core.unit.UnitCode;

class PetitionTest {
    private static Petition petition(
            Petition.Status status, String handled, String published, int likes, int dislikes) {
        return new Petition(
                "PA-1",
                new UnitCode("H48.01"),
                at("11-02 09:00"),
                null,
                Petition.Category.RULES,
                status,
                null,
                null,
                handled == null ? null : at(handled),
                published == null ? null : at(published),
                likes,
                dislikes,
                true);
    }

    @Test
    void givenAPetitionThatIsInHandAgain_thenItsFormerEndIsNone() {
        assertNull(
                petition(Petition.Status.IN_PROGRESS, "11-05 09:00", null, 0, 0).handledAt());
    }

    @Test
    void givenAnEndBeforeTheReception_thenItIsTheReception() {
        assertEquals(
                at("11-02 09:00"),
                petition(Petition.Status.DONE, "11-01 09:00", null, 0, 0).handledAt());
    }

    @Test
    void givenAPetitionThatIsDoneWithoutSayingWhen_thenItsPublicationOrTheTellingSaysIt() {
        Petition published = petition(Petition.Status.DONE, null, "11-06 09:00", 0, 0);
        Petition told = petition(Petition.Status.DONE, null, null, 0, 0);
        Petition open = petition(Petition.Status.WAITING, null, null, 0, 0);

        assertEquals(at("11-06 09:00"), published.handledBy(at("11-09 09:00")).handledAt());
        assertEquals(at("11-09 09:00"), told.handledBy(at("11-09 09:00")).handledAt());
        assertNull(open.handledBy(at("11-09 09:00")).handledAt());
    }

    @Test
    void givenRatings_whenMoreDislikeThanLike_thenItIsDisliked() {
        long always = Fact.mask(Fact.ABOUT_RULES, Fact.RECOMPLAINED);

        assertEquals(always, petition(Petition.Status.DONE, null, null, 2, 2).facts());
        assertEquals(
                always | Fact.DISLIKED.bit(),
                petition(Petition.Status.DONE, null, null, 2, 3).facts());
    }
}

package vn.nhip;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Who may know whom (docs/architecture.md). Each rule was broken once by hand and seen to fail. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("vn.nhip");

    private static final String[] POSTGRES = {
        "io.vertx.sqlclient..", "io.vertx.pgclient..", "org.postgresql..", "org.flywaydb..", "java.sql.."
    };

    /** As docs/architecture.md has it: the table is the allow-list, and says nothing that is not so. */
    @Test
    void everyArrowBetweenRoomsStandsInTheTable_andEveryArrowOfTheTableInTheCode() throws IOException {
        assertEquals(String.join("\n", Rooms.told()), String.join("\n", Rooms.found(CLASSES)));
    }

    @Test
    void noRoomsAreInACircle() {
        slices().assignedFrom(Rooms.PACKAGES).should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void theCoreKnowsOnlyJava() {
        ArchRuleDefinition.classes()
                .that(resideInAPackage("vn.nhip.core.."))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("java..", "vn.nhip.core.."))
                .check(CLASSES);
    }

    @Test
    void theCoreReadsNoClock() {
        noClasses()
                .that(resideInAPackage("vn.nhip.core.."))
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .check(CLASSES);
    }

    /** Walls are not counted, so the ledger need not know of them: their room has a table of its own, and one class for it. */
    @Test
    void onlyTheLedgerAndTheScreensKnowPostgres() {
        noClasses()
                .that(resideInAPackage("vn.nhip.."))
                .and(com.tngtech.archunit.base.DescribedPredicate.not(resideInAnyPackage(
                        "vn.nhip.ledger..",
                        "vn.nhip.screens..",
                        "vn.nhip.embedded..",
                        "vn.nhip.bench..",
                        "vn.nhip.server")))
                .should()
                .dependOnClassesThat(resideInAnyPackage(POSTGRES))
                .check(CLASSES);
    }

    @Test
    void oneClassOfTheScreensKnowsPostgres() {
        noClasses()
                .that(resideInAPackage("vn.nhip.screens.."))
                .and()
                .haveSimpleNameNotStartingWith("Pg")
                // Its door is told where the store is, and only hands it on.
                .and()
                .haveSimpleNameNotContaining("ScreenRoom")
                .and()
                .haveSimpleNameNotContaining("Store")
                .should()
                .dependOnClassesThat(resideInAnyPackage(POSTGRES))
                .check(CLASSES);
    }

    @Test
    void onlyTheWindowAndTheStreamFeedKnowRedis() {
        noClasses()
                .that(resideInAPackage("vn.nhip.."))
                .and(com.tngtech.archunit.base.DescribedPredicate.not(resideInAnyPackage(
                        "vn.nhip.window..", "vn.nhip.intake..", "vn.nhip.demo..", "vn.nhip.bench..", "vn.nhip.server")))
                .should()
                .dependOnClassesThat(resideInAPackage("io.vertx.redis.."))
                .check(CLASSES);
    }

    @Test
    void theStreamFeedAloneKnowsRedisInIntake() {
        noClasses()
                .that(resideInAPackage("vn.nhip.intake.."))
                .and()
                .haveSimpleNameNotContaining("Stream")
                .should()
                .dependOnClassesThat(resideInAPackage("io.vertx.redis.."))
                .check(CLASSES);
    }

    @Test
    void productionRunsNoDemoCode() {
        noClasses()
                .that(resideInAPackage("vn.nhip.."))
                .and(com.tngtech.archunit.base.DescribedPredicate.not(
                        resideInAnyPackage("vn.nhip.demo..", "vn.nhip.bench..")))
                .and()
                .doNotHaveSimpleName("DemoCommand")
                .should()
                .dependOnClassesThat(resideInAPackage("vn.nhip.demo.."))
                .check(CLASSES);
    }
}

package vn.nhip;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.junit.jupiter.api.Test;

/** Who may know whom (docs/architecture.md). Each rule was broken once by hand and seen to fail. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("vn.nhip");

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

    @Test
    void onlyTheLedgerKnowsPostgres() {
        noClasses()
                .that(resideInAPackage("vn.nhip.."))
                .and(com.tngtech.archunit.base.DescribedPredicate.not(
                        resideInAnyPackage("vn.nhip.ledger..", "vn.nhip.embedded..", "vn.nhip.bench..", "vn.nhip")))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "io.vertx.sqlclient..",
                        "io.vertx.pgclient..",
                        "org.postgresql..",
                        "org.flywaydb..",
                        "java.sql.."))
                .check(CLASSES);
    }

    @Test
    void onlyTheWindowAndTheStreamFeedKnowRedis() {
        noClasses()
                .that(resideInAPackage("vn.nhip.."))
                .and(com.tngtech.archunit.base.DescribedPredicate.not(resideInAnyPackage(
                        "vn.nhip.window..", "vn.nhip.intake..", "vn.nhip.demo..", "vn.nhip.bench..", "vn.nhip")))
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
    void nobodyImportsIntakeButTheRoot() {
        noClasses()
                .that(resideInAPackage("vn.nhip.."))
                .and(com.tngtech.archunit.base.DescribedPredicate.not(
                        resideInAnyPackage("vn.nhip.intake..", "vn.nhip.command..", "vn.nhip.bench..", "vn.nhip")))
                .should()
                .dependOnClassesThat(resideInAPackage("vn.nhip.intake.."))
                .check(CLASSES);
    }

    @Test
    void dataFlowsOneWay() {
        noRoomKnows("vn.nhip.ledger..", "vn.nhip.window..", "vn.nhip.score..", "vn.nhip.live..", "vn.nhip.api..");
        noRoomKnows("vn.nhip.window..", "vn.nhip.score..", "vn.nhip.live..", "vn.nhip.api..");
        noRoomKnows("vn.nhip.score..", "vn.nhip.live..", "vn.nhip.api..");
        noRoomKnows("vn.nhip.live..", "vn.nhip.api..");
        noRoomKnows("vn.nhip.intake..", "vn.nhip.window..", "vn.nhip.score..", "vn.nhip.live..");
    }

    private static void noRoomKnows(String room, String... later) {
        noClasses()
                .that(resideInAPackage(room))
                .should()
                .dependOnClassesThat(resideInAnyPackage(later))
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

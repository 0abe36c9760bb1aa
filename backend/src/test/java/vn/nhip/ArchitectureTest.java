package vn.nhip;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import vn.nhip.ops.OneLoop;

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
    void theCoreKnowsOnlyJava_andWhichValuesMayBeNull() {
        ArchRuleDefinition.classes()
                .that(resideInAPackage("vn.nhip.core.."))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("java..", "org.jspecify.annotations..", "vn.nhip.core.."))
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

    /**
     * What any thread may ask, for it reads what is final or volatile; and what puts things together before their loop begins.
     * The list may only become shorter.
     */
    private static final Set<String> FROM_ANYWHERE = Set.of(
            "PgLedger.refolding",
            "PgLedger.problems",
            "PgLedger.recent",
            "PgLedger.queued",
            "PgLedger.wentBack",
            "RedisWindow.doubt",
            "RedisWindow.checked",
            "HttpDoors.entrances",
            "Entrance.port",
            "RedisWindow.onApplied",
            "ScoreTicker.onScores",
            "ScreenRoom.routes");

    @Test
    void whatOneLoopOwns_checksItInEveryMethodThatOthersCall() {
        Set<String> unchecked = new TreeSet<>();
        int checked = 0;
        for (JavaClass type : CLASSES) {
            if (type.getFields().stream().noneMatch(field -> field.getRawType().isEquivalentTo(OneLoop.class)))
                continue;
            for (JavaMethod method : type.getMethods()) {
                if (method.getModifiers().contains(JavaModifier.PRIVATE)) continue;
                if (method.getModifiers().contains(JavaModifier.STATIC)) continue;
                if (method.getModifiers().contains(JavaModifier.SYNTHETIC)) continue;
                boolean checks = method.getMethodCallsFromSelf().stream()
                        .anyMatch(call -> call.getTargetOwner().isEquivalentTo(OneLoop.class));
                if (checks) checked++;
                else unchecked.add(type.getSimpleName() + "." + method.getName());
            }
        }

        assertEquals(new TreeSet<>(FROM_ANYWHERE), unchecked);
        assertTrue(checked > 70, checked + " methods");
    }
}

package io.truelift.pipelines;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which package of the pipelines may know which. */
class PipelinesArchitectureTest {
    private static JavaClasses pipelines;

    @BeforeAll
    static void readClasses() {
        pipelines = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.truelift.pipelines");
    }

    @Test
    void theClassesWereFound() {
        assertThat(pipelines.contain(RunBuild.class)).isTrue();
        assertThat(pipelines.stream().map(type -> type.getPackageName()).distinct())
                .hasSizeGreaterThan(5);
    }

    @Test
    void declarationsAndTheRuleOfConsentKnowNeitherBeamNorIceberg() {
        noClasses()
                .that()
                .resideInAnyPackage("io.truelift.pipelines.feed..", "io.truelift.pipelines.consent..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.beam..", "org.apache.flink..", "org.apache.iceberg..")
                .check(pipelines);
    }

    @Test
    void theRulesOfIdentityAreReadWithoutBeamAndIceberg() {
        noClasses()
                .that()
                .resideInAPackage("io.truelift.pipelines.identity.rules..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.beam..", "org.apache.flink..", "org.apache.iceberg..")
                .orShould()
                .dependOnClassesThat(
                        resideInAPackage("io.truelift.pipelines..").and(not(resideInAPackage("..identity.rules.."))))
                .check(pipelines);
    }

    @Test
    void oneWorkerResolvesIdentitiesWithoutBeamAndIcebergAndWithoutTheOthers() {
        noClasses()
                .that()
                .resideInAPackage("io.truelift.pipelines.identity.memory..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.beam..", "org.apache.flink..", "org.apache.iceberg..")
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("io.truelift.pipelines.identity")
                .check(pipelines);
    }

    @Test
    void noPartOfThePipelinesKnowsTheUserInterface() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.faces..", "io.quarkus..", "io.truelift.webui..")
                .check(pipelines);
    }

    @Test
    void flinkIsNamedWhereItIsRunAndNowhereElse() {
        noClasses()
                .that()
                .haveNameNotMatching("io\\.truelift\\.pipelines\\.job\\.(BeamRunner|LocalFlink)(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.flink..", "org.apache.beam.runners..")
                .check(pipelines);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.truelift.pipelines.(*)..")
                .should()
                .beFreeOfCycles()
                .check(pipelines);
    }
}

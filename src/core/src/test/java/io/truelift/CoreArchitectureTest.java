package io.truelift;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.truelift.definitions.query.SqlFile;
import io.truelift.governance.access.AccessPolicy;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which package of the core may know which. That statistics know no other is seen to by the modules. */
class CoreArchitectureTest {

    private static JavaClasses core;

    @BeforeAll
    static void readClasses() {
        core = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.truelift");
    }

    @Test
    void theClassesWereFound() {
        assertThat(core.contain(SqlFile.class)).isTrue();
        assertThat(core.contain(AccessPolicy.class)).isTrue();
        assertThat(core.contain(CoreArchitectureTest.class))
                .as("tests are left out")
                .isFalse();
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.truelift.(*.*)..").should().beFreeOfCycles().check(core);
    }

    @Test
    void thePlatformKnowsNothingOfWhatStandsOnIt() {
        noClasses()
                .that()
                .resideInAPackage("io.truelift.platform..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.truelift.definitions..", "io.truelift.analysis..", "io.truelift.governance..")
                .check(core);
    }

    @Test
    void definitionsAskNoWarehouseAndJudgeNothing() {
        noClasses()
                .that()
                .resideInAPackage("io.truelift.definitions..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.truelift.analysis..")
                .check(core);
    }

    @Test
    void theCoreKnowsNeitherBeamNorFaces() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.beam..",
                        "org.apache.flink..",
                        "jakarta.faces..",
                        "org.primefaces..",
                        "io.quarkus..")
                .check(core);
    }
}

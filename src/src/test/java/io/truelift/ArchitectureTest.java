package io.truelift;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.truelift.attribution.AttributionModel;
import io.truelift.statistics.WelchTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which package of the core may know which. */
class ArchitectureTest {

    private static JavaClasses core;

    @BeforeAll
    static void readClasses() {
        core = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("io.truelift");
    }

    @Test
    void theClassesWereFound() {
        assertThat(core.contain(WelchTest.class)).isTrue();
        assertThat(core.contain(AttributionModel.class)).isTrue();
        assertThat(core.contain(ArchitectureTest.class)).as("tests are left out").isFalse();
        assertThat(core.stream().map(type -> type.getPackageName()).distinct()).hasSizeGreaterThan(5);
    }

    @Test
    void statisticsUsesNoOtherPackageOfOurs() {
        noClasses().that().resideInAPackage("io.truelift.statistics..")
                .should().dependOnClassesThat(resideInAPackage("io.truelift..").and(not(resideInAPackage("io.truelift.statistics.."))))
                .check(core);
    }

    @Test
    void attributionUsesNoOtherPackageOfOursButStatistics() {
        noClasses().that().resideInAPackage("io.truelift.attribution..")
                .should().dependOnClassesThat(resideInAPackage("io.truelift..")
                        .and(not(resideInAPackage("io.truelift.attribution..")))
                        .and(not(resideInAPackage("io.truelift.statistics.."))))
                .check(core);
    }

    @Test
    void statisticsAndAttributionReachNoDatabase() {
        noClasses().that().resideInAnyPackage("io.truelift.statistics..", "io.truelift.attribution..")
                .should().dependOnClassesThat().resideInAnyPackage("java.sql..", "javax.sql..", "io.trino..", "java.net..")
                .check(core);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.truelift.(*)..").should().beFreeOfCycles().check(core);
    }

    @Test
    void theCoreKnowsNeitherBeamNorFaces() {
        noClasses().should().dependOnClassesThat()
                .resideInAnyPackage("org.apache.beam..", "org.apache.flink..", "jakarta.faces..", "org.primefaces..", "io.quarkus..")
                .check(core);
    }
}

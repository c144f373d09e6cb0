package io.truelift;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.truelift.attribution.AttributionModel;
import io.truelift.statistics.WelchTest;
import org.junit.jupiter.api.Test;

/** Statistics and attribution compute: they ask nobody. */
class StatisticsArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.truelift");

    @Test
    void theClassesWereFound() {
        assertThat(CLASSES.contain(WelchTest.class)).isTrue();
        assertThat(CLASSES.contain(AttributionModel.class)).isTrue();
    }

    @Test
    void statisticsDoNotKnowAttribution() {
        noClasses()
                .that()
                .resideInAPackage("io.truelift.statistics..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.truelift.attribution..")
                .check(CLASSES);
    }

    @Test
    void theyReachNoDatabaseAndNoNetwork() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "io.trino..", "java.net..")
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.truelift.(*)..").should().beFreeOfCycles().check(CLASSES);
    }
}

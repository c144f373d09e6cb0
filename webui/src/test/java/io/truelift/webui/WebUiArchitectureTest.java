package io.truelift.webui;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.truelift.webui.security.Page;
import org.junit.jupiter.api.Test;

/** Which package of the pages may know which. */
class WebUiArchitectureTest {
    private static final JavaClasses PAGES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.truelift.webui");

    @Test
    void theClassesWereFound() {
        assertThat(PAGES.contain(Page.class)).isTrue();
        assertThat(PAGES.contain(WebUiArchitectureTest.class))
                .as("tests are left out")
                .isFalse();
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.truelift.webui.(*)..").should().beFreeOfCycles().check(PAGES);
    }

    @Test
    void whatOneOfTheThreePeopleSeesKnowsNothingOfTheOthersPages() {
        noClasses()
                .that()
                .resideInAPackage("..governance..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..webui.analyst..", "..webui.executive..")
                .check(PAGES);
        noClasses()
                .that()
                .resideInAPackage("..executive..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..webui.analyst..", "..webui.governance..")
                .check(PAGES);
    }

    @Test
    void pagesStartNoServers() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.truelift.stack..", "io.truelift.command..", "io.zonky..")
                .check(PAGES);
    }
}

package io.truelift.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./truelift dictionary edit} on a copy of the shipped dictionary. */
class EditDictionaryCommandTest {
    private static final String PROJECT = "truelift.project";

    @TempDir
    private Path folder;

    private final Optional<String> before = Optional.ofNullable(System.getProperty(PROJECT));
    private Path customer = Path.of("");

    @BeforeEach
    void copyTheDictionary() throws IOException {
        Path real = Path.of(System.getProperty("truelift.project"), "governance");
        try (Stream<Path> files = Files.walk(real, FileVisitOption.FOLLOW_LINKS)) {
            for (Path file : files.toList()) {
                Path copy = folder.resolve("governance")
                        .resolve(real.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
        customer = folder.resolve("governance/dictionary/customer.odcs.yaml");
        System.setProperty(PROJECT, folder.toString());
    }

    @AfterEach
    void restore() {
        before.ifPresentOrElse(project -> System.setProperty(PROJECT, project), () -> System.clearProperty(PROJECT));
    }

    @Test
    void changesTheLineOfTheFieldAndNoOther() throws IOException {
        long lines = Files.readAllLines(customer).size();
        CommandRun run = CommandRun.of(
                "dictionary",
                "edit",
                "governed.customer.birth_year",
                "description",
                "Year of birth, as the customer told it.");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("customer.odcs.yaml is written");
        assertThat(Files.readAllLines(customer))
                .hasSize(Math.toIntExact(lines))
                .anySatisfy(line -> assertThat(line).contains("Year of birth, as the customer told it."));
        assertThat(CommandRun.of(
                                "dictionary",
                                "edit",
                                "governed.customer.birth_year",
                                "description",
                                "Year of birth, as the customer told it.")
                        .out())
                .contains("is that already");
    }

    @Test
    void writesNothingWhereItIsAMistakeAndNamesTheLine() throws IOException {
        String text = Files.readString(customer);
        CommandRun run =
                CommandRun.of("dictionary", "edit", "governed.customer.birth_year", "classification", "secret");
        assertThat(run.code()).isOne();
        assertThat(run.out())
                .contains(
                        "customer.odcs.yaml",
                        "classification secret of column birth_year",
                        "Nothing is written: 1 to mend.");
        assertThat(customer).hasContent(text);
    }

    @Test
    void namesTheFieldsAndTablesThatThereAre() {
        assertThat(CommandRun.of("dictionary", "edit", "governed.customer", "colour", "red")
                        .err())
                .contains("Cannot edit colour of a table", "owner", "retention");
        assertThat(CommandRun.of("dictionary", "edit", "governed.nobody", "owner", "crm")
                        .err())
                .contains("Cannot find table governed.nobody");
        assertThat(CommandRun.of("dictionary", "edit", "governed.customer.nothing", "description", "x")
                        .err())
                .contains("Cannot find column nothing");
    }
}

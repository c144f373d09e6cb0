package io.truelift.governance.dictionary;

import static io.truelift.governance.dictionary.ContractField.BUSINESS_NAME;
import static io.truelift.governance.dictionary.ContractField.CLASSIFICATION;
import static io.truelift.governance.dictionary.ContractField.DESCRIPTION;
import static io.truelift.governance.dictionary.ContractField.MASK;
import static io.truelift.governance.dictionary.ContractField.MAXIMUM;
import static io.truelift.governance.dictionary.ContractField.MINIMUM;
import static io.truelift.governance.dictionary.ContractField.PURPOSES;
import static io.truelift.governance.dictionary.ContractField.REQUIRED;
import static io.truelift.governance.dictionary.ContractField.RETENTION;
import static io.truelift.governance.dictionary.ContractField.TABLE_DESCRIPTION;
import static io.truelift.governance.dictionary.ContractField.VALID_VALUES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.truelift.governance.dictionary.ContractField.Subject;
import io.truelift.platform.yaml.YamlPlaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ContractTextTest {
    private static final Optional<String> YEAR = Optional.of("birth_year");
    private static final Optional<String> CITY = Optional.of("city");
    private static final Optional<String> TABLE = Optional.empty();

    private static final ContractText CONTRACT = new ContractText("""
            # Kept by the data team 🙂
            id: person
            domain: customer
            description:
              purpose: "Who buys."
            team: {name: commerce}  # whoever answers
            schema:
              - name: person
                physicalName: governed.person
                description: "Who buys."
                dataGranularityDescription: one row per person
                properties:
                  # asked for at sign-up
                  - name: birth_year
                    logicalType: integer
                    physicalType: integer
                    description: "Year of birth."   # not the day
                    classification: personal
                    logicalTypeOptions: {minimum: 1900, maximum: 2100}
                    customProperties:
                      - {property: purposes, value: [analytics]}
                      - {property: mask, value: decade}

                  # from the address
                  - name: city
                    logicalType: string
                    physicalType: varchar
                    description: >-
                      Where the person
                      lives.
                    required: true
                    classification: internal
                    customProperties:
                      - {property: purposes, value: [analytics]}
            slaProperties:
              - {property: retention, value: 3, unit: y, element: person.city}
            """);

    @Test
    void changesOneLineAndKeepsTheCommentBehindIt() {
        assertChanged(
                CONTRACT.with(YEAR, DESCRIPTION, "Year in which the person was born, \"as told\"."),
                List.of("        description: \"Year of birth.\"   # not the day"),
                List.of(
                        "        description: \"Year in which the person was born, \\\"as told\\\".\"   # not the day"));
    }

    @Test
    void writesAWordWithoutQuotesWhereItHadNone() {
        assertChanged(
                CONTRACT.with(YEAR, CLASSIFICATION, "sensitive"),
                List.of("        classification: personal"),
                List.of("        classification: sensitive"));
    }

    @Test
    void writesAFieldThatWasNotThereBelowTheName() {
        assertChanged(
                CONTRACT.with(CITY, BUSINESS_NAME, "Home town"),
                List.of(),
                List.of("        businessName: \"Home town\""));
    }

    @Test
    void takesAFieldAwayWithItsLine() {
        assertChanged(CONTRACT.with(CITY, REQUIRED, "false"), List.of("        required: true"), List.of());
        assertChanged(CONTRACT.with(YEAR, MASK, ""), List.of("          - {property: mask, value: decade}"), List.of());
    }

    @Test
    void replacesAFoldedSentence() {
        assertChanged(
                CONTRACT.with(CITY, DESCRIPTION, "Town of the address."),
                List.of("        description: >-", "          Where the person", "          lives."),
                List.of("        description: \"Town of the address.\""));
    }

    @Test
    void changesWithinBraces() {
        assertChanged(
                CONTRACT.with(YEAR, MINIMUM, "1910"),
                List.of("        logicalTypeOptions: {minimum: 1900, maximum: 2100}"),
                List.of("        logicalTypeOptions: {minimum: 1910, maximum: 2100}"));
        assertChanged(
                CONTRACT.with(YEAR, MINIMUM, ""),
                List.of("        logicalTypeOptions: {minimum: 1900, maximum: 2100}"),
                List.of("        logicalTypeOptions: {maximum: 2100}"));
        assertChanged(
                CONTRACT.with(YEAR, MINIMUM, "").with(YEAR, MAXIMUM, ""),
                List.of("        logicalTypeOptions: {minimum: 1900, maximum: 2100}"),
                List.of());
        assertChanged(
                CONTRACT.with(TABLE, RETENTION, "18 m"),
                List.of("  - {property: retention, value: 3, unit: y, element: person.city}"),
                List.of("  - {property: retention, value: 18, unit: m, element: person.city}"));
        assertChanged(
                CONTRACT.with(TABLE, ContractField.OWNER, "privacy"),
                List.of("team: {name: commerce}  # whoever answers"),
                List.of("team: {name: privacy}  # whoever answers"));
    }

    @Test
    void changesLists() {
        assertChanged(
                CONTRACT.with(YEAR, PURPOSES, "analytics; personalization"),
                List.of("          - {property: purposes, value: [analytics]}"),
                List.of("          - {property: purposes, value: [analytics, personalization]}"));
        assertChanged(
                CONTRACT.with(CITY, MASK, "initial"),
                List.of(),
                List.of("          - {property: mask, value: initial}"));
        assertChanged(
                CONTRACT.with(CITY, VALID_VALUES, "Paris; 'New York'; #none"),
                List.of(),
                List.of(
                        "        quality:",
                        "          - {type: library, metric: invalidValues, arguments: {validValues: [Paris, \"'New York'\", \"#none\"]}, mustBe: 0}"));
        ContractText withValues = CONTRACT.with(CITY, VALID_VALUES, "Paris; Rome");
        assertThat(withValues.with(CITY, VALID_VALUES, "Paris; Rome; Oslo").value(CITY, VALID_VALUES))
                .isEqualTo("Paris; Rome; Oslo");
        assertThat(withValues.with(CITY, VALID_VALUES, "")).isEqualTo(CONTRACT);
    }

    @Test
    void changesTheContractsPurposeWithTheTablesDescriptionWhereTheyWereTheSame() {
        assertThat(CONTRACT.with(TABLE, TABLE_DESCRIPTION, "People who bought.").text())
                .contains("  purpose: \"People who bought.\"", "    description: \"People who bought.\"");
    }

    @Test
    void isTheSameTextWhereNothingChanges() {
        assertThat(CONTRACT.with(YEAR, DESCRIPTION, " Year of\nbirth. ")).isSameAs(CONTRACT);
        assertThat(CONTRACT.with(CITY, BUSINESS_NAME, "")).isSameAs(CONTRACT);
    }

    @Test
    void refusesAColumnThatIsNotThere() {
        assertThatThrownBy(() -> CONTRACT.with(Optional.of("shoe_size"), DESCRIPTION, "x"))
                .isInstanceOf(DictionaryException.class)
                .hasMessageContaining("Cannot find column shoe_size");
    }

    @Test
    void lettingNothingSlipInBesideAValue() {
        ContractText changed = CONTRACT.with(YEAR, MASK, "initial}, {property: purposes, value: [advertising]");
        assertThat(changed.value(YEAR, PURPOSES)).isEqualTo("analytics");
        assertThat(changed.with(YEAR, MASK, "decade"))
                .isEqualTo(CONTRACT.with(YEAR, MASK, "\"decade\"").with(YEAR, MASK, "decade"));
    }

    /** Each field of each column of each contract of the project is changed, and changed back. */
    @Test
    @Tag("slow") // every field of 336 columns, there and back
    void everyFieldOfTheShippedContractsCanBeChangedInPlace() throws IOException {
        try (Stream<Path> files =
                Files.list(Path.of(System.getProperty("truelift.project"), "governance", "dictionary"))) {
            for (Path file : files.sorted().toList()) {
                ContractText contract = new ContractText(Files.readString(file));
                everyField(file, contract, TABLE);
                for (String column : columns(file)) {
                    everyField(file, contract, Optional.of(column));
                }
            }
        }
    }

    private static void everyField(Path file, ContractText contract, Optional<String> column) {
        for (ContractField field : ContractField.of(column.isPresent() ? Subject.COLUMN : Subject.TABLE)) {
            String before = contract.value(column, field);
            String value = switch (field.form()) {
                case TEXT ->
                    field == RETENTION ? "9 d" : field == MINIMUM || field == MAXIMUM ? "77" : "something else";
                case LIST -> "one; another, with a comma";
                case YES_OR_NO -> before.equals("true") ? "false" : "true";
            };
            ContractText changed = contract.with(column, field, value);
            assertThat(changed.value(column, field))
                    .as("%s of %s in %s", field, column, file)
                    .isEqualTo(value);
            assertThat(changed.with(column, field, before).value(column, field))
                    .as("%s of %s in %s", field, column, file)
                    .isEqualTo(before);
            assertThat(Math.abs(changed.text().lines().count()
                            - contract.text().lines().count()))
                    .isLessThanOrEqualTo(2);
        }
    }

    private static void assertChanged(ContractText changed, List<String> gone, List<String> come) {
        List<String> expected = new ArrayList<>(CONTRACT.text().lines().toList());
        List<String> found = new ArrayList<>(changed.text().lines().toList());
        gone.forEach(line -> assertThat(expected.remove(line)).as(line).isTrue());
        come.forEach(line -> assertThat(found.remove(line))
                .as("%s in %s", line, changed.text())
                .isTrue());
        assertThat(found).isEqualTo(expected);
    }

    private static List<String> columns(Path file) throws IOException {
        return YamlPlaces.read(Files.readString(file)).items("schema").getFirst().items("properties").stream()
                .map(column -> column.text("name"))
                .toList();
    }
}

package io.truelift.governance.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.truelift.governance.check.TableCheck.DistributionDrift;
import io.truelift.governance.check.TableCheck.Freshness;
import io.truelift.governance.check.TableCheck.NullsDrift;
import io.truelift.governance.check.TableCheck.RowCount;
import io.truelift.governance.check.TableCheck.Unique;
import io.truelift.governance.check.TableCheck.VolumeDrift;
import io.truelift.governance.check.ValueCheck.OneOf;
import io.truelift.governance.check.ValueCheck.Required;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every word of a contract is carried out, or told to be none. */
class ContractChecksTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "required: true | required | x |",
                "logicalTypeOptions: {maxLength: 3} | length | abc | abcd",
                "logicalTypeOptions: {minLength: 2, maxLength: 3} | length | ab | a",
                "logicalTypeOptions: {maxLength: 1} | length | \uD83D\uDE00 | ab",
                "logicalTypeOptions: {pattern: '[A-Z]{2}[0-9]+'} | pattern | AB12 | xAB12",
                "quality: [{metric: nullValues, mustBe: 0}] | required | x |",
                "quality: [{metric: missingValues, arguments: {missingValues: ['N/A', '-']}, mustBe: 0}] | missingValues | x | N/A",
                "quality: [{metric: invalidValues, arguments: {validValues: [red, blue]}, mustBe: 0}] | validValues | red | green",
                "quality: [{metric: invalidValues, arguments: {pattern: '[0-9]+'}, mustBeLessThan: 1}] | pattern | 12 | 1a",
                "customProperties: [{property: codes, value: iso4217}] | validValues | CHF | GPB",
                "customProperties: [{property: codes, value: iso3166}] | validValues | GB | UK",
            })
    void aWordHoldsForEachValue(String word, String rule, String good, String bad) throws JsonProcessingException {
        ContractChecks checks = ofColumn("{name: a, logicalType: string, %s}".formatted(word));
        assertThat(checks.unusable()).isEmpty();
        assertThat(checks.values()).singleElement().satisfies(check -> {
            assertThat(check.rule()).isEqualTo(rule);
            assertThat(check.holds(good)).as(good).isTrue();
            assertThat(check.holds(bad)).as(bad).isFalse();
            assertThat(check.inWords()).isNotBlank();
        });
    }

    @Test
    void numbersLieWithinTheirBounds() throws JsonProcessingException {
        List<ValueCheck> checks = ofColumn(
                        "{name: a, logicalType: number, logicalTypeOptions: {exclusiveMinimum: 0, maximum: 10, multipleOf: 0.5}}")
                .values();
        assertThat(checks)
                .allMatch(check -> check.holds(new BigDecimal("9.5")) && check.holds(10) && check.holds(null));
        assertThat(checks).as("no number").noneMatch(check -> check.holds(Double.NaN));
        assertThat(checks).anyMatch(check -> !check.holds(0));
        assertThat(checks).anyMatch(check -> !check.holds(10.5));
        assertThat(checks).anyMatch(check -> !check.holds(new BigDecimal("0.3")));
        assertThat(checks.getFirst().inWords()).isEqualTo("more than 0 and at most 10");
    }

    @Test
    void listsHaveSoManyItems() throws JsonProcessingException {
        ValueCheck check = ofColumn(
                        "{name: a, logicalType: array, logicalTypeOptions: {minItems: 1, uniqueItems: true}}")
                .values()
                .getFirst();
        assertThat(check.holds(List.of("a", "b"))).isTrue();
        assertThat(check.holds(List.of())).isFalse();
        assertThat(check.holds(List.of("a", "a"))).isFalse();
    }

    @Test
    void rowsAreUniqueByEveryWordThatSaysSo() throws JsonProcessingException {
        assertThat(ofColumn("{name: a, unique: true, quality: [{metric: duplicateValues, mustBe: 0}]}")
                        .tables())
                .containsExactly(new Unique(List.of("a")));
        assertThat(ofTable("{properties: [{name: a, primaryKey: true}, {name: b}]}")
                        .tables())
                .as("a key of one column")
                .containsExactly(new Unique(List.of("a")));
        assertThat(ofTable("{quality: [{metric: duplicateValues, arguments: {properties: [a, b]}}]}")
                        .tables())
                .containsExactly(new Unique(List.of("a", "b")));
    }

    @Test
    void aTableHasSoManyRows() throws JsonProcessingException {
        assertThat(ofTable("{quality: [{metric: rowCount, mustBeGreaterThan: 0}]}")
                        .tables())
                .containsExactly(new RowCount(1, Long.MAX_VALUE));
        assertThat(ofTable("{quality: [{metric: rowCount, mustBeBetween: [10, 20]}]}")
                        .tables())
                .containsExactly(new RowCount(10, 20));
        assertThat(new RowCount(10, 20).holds(9)).isFalse();
        assertThat(new RowCount(10, 20).holds(20)).isTrue();
    }

    @Test
    void aRuleStopsARunUnlessItIsAWarning() throws JsonProcessingException {
        ContractChecks column = ofColumn("""
                name: a
                unique: true
                quality:
                  - {metric: nullValues, mustBe: 0, severity: warning}
                  - {metric: duplicateValues, mustBe: 0, severity: warning}
                  - {metric: invalidValues, arguments: {validValues: [x]}, severity: error}
                """);
        assertThat(column.unusable()).isEmpty();
        assertThat(column.valueWarnings()).containsExactly(new Required());
        assertThat(column.values()).containsExactly(new OneOf(List.of("x")));
        assertThat(column.tables()).containsExactly(new Unique(List.of("a")));
        assertThat(column.tableWarnings())
                .as("what stops a run is not told twice")
                .isEmpty();
        assertThat(ofTable("{quality: [{metric: rowCount, mustBeGreaterThan: 9, severity: warning}]}")
                        .tableWarnings())
                .containsExactly(new RowCount(10, Long.MAX_VALUE));
    }

    @Test
    void whatARunAddsIsHeldAgainstTheRunsBefore() throws JsonProcessingException {
        assertThat(ofTable(
                                "{quality: [{type: custom, engine: truelift, severity: warning, implementation: {drift: volume, tolerance: 0.5}}]}")
                        .tableWarnings())
                .containsExactly(new VolumeDrift(0.5));
        assertThat(ofColumn("""
                                name: a
                                logicalType: string
                                classification: internal
                                quality:
                                  - {type: custom, engine: truelift, implementation: {drift: nulls, tolerance: 0.05}}
                                  - {type: custom, engine: truelift, implementation: {drift: distribution, tolerance: 0.25}}
                                """).tables()).containsExactly(new NullsDrift("a", 0.05), new DistributionDrift("a", 0.25));
    }

    @Test
    void dataAreAsFreshAsTheContractPromises() throws JsonProcessingException {
        assertThat(ofColumn(
                                "{name: at, logicalType: timestamp, quality: [{type: custom, engine: truelift, implementation: {freshness: 36 h}}]}")
                        .tables())
                .containsExactly(new Freshness("at", Duration.ofHours(36)));
        ContractChecks promised = ContractChecks.ofServiceLevels(tree("""
                        slaProperties:
                          - {property: retention, value: 3, unit: y, element: orders.at}
                          - {property: latency, value: 2, unit: d, element: orders.at}
                        schema: [{name: orders, properties: [{name: at, logicalType: timestamp}]}]
                        """));
        assertThat(promised.unusable()).isEmpty();
        assertThat(promised.tables()).isEmpty();
        assertThat(promised.tableWarnings())
                .as("late data are told, for a run that publishes nothing makes them later")
                .containsExactly(new Freshness("at", Duration.ofDays(2)));
        assertThat(promised.tableWarnings().getFirst().inWords()).isEqualTo("at most 2 days old at its latest");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{property: latency, value: 2, unit: y, element: orders.at} | whole number and a unit of hours or days",
                "{property: latency, value: soon, unit: d, element: orders.at} | whole number and a unit",
                "{property: latency, value: 2, unit: d} | latency needs an element",
                "{property: freshness, value: 2, unit: d, element: orders.id} | id is string",
                "{property: latency, value: 2, unit: d, element: orders.when} | no column of the table",
            })
    void aPromiseThatCannotBeHeldAgainstTheTableIsTold(String level, String why) throws JsonProcessingException {
        assertThat(ContractChecks.ofServiceLevels(tree(
                                "{slaProperties: [%s], schema: [{name: orders, properties: [{name: at, logicalType: timestamp}, {name: id, logicalType: string}]}]}"
                                        .formatted(level)))
                        .unusable())
                .singleElement()
                .satisfies(word -> assertThat(word.message()).contains(why));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "quality: [{type: sql, query: 'SELECT 1', mustBe: 0}]",
                "quality: [{type: custom, engine: soda, implementation: x}]",
                "quality: [{metric: invalidValues, arguments: {validValues: [a]}, mustBeLessThan: 5}]",
                "quality: [{metric: invalidValues, mustBe: 0}]",
                "quality: [{metric: nullValues, mustBe: 3}]",
                "quality: [{metric: rowCount, mustBe: 3}]",
                "logicalTypeOptions: {format: email}",
                "logicalTypeOptions: {pattern: '['}",
                "logicalTypeOptions: {maxLength: -1}",
                "logicalTypeOptions: {minItems: 1}",
                "logicalTypeOptions: {minimum: low}",
                "customProperties: [{property: codes, value: iso1}]",
                "quality: [{metric: nullValues, severity: info}]",
                "quality: [{type: custom, engine: truelift, implementation: x}]",
                "quality: [{type: custom, engine: truelift, implementation: {drift: means, tolerance: 1}}]",
                "quality: [{type: custom, engine: truelift, implementation: {drift: nulls, tolerance: 0}}]",
                "quality: [{type: custom, engine: truelift, implementation: {drift: nulls, most: 1, tolerance: 1}}]",
                "quality: [{type: custom, engine: truelift, implementation: {drift: volume, tolerance: 1}}]",
                "quality: [{type: custom, engine: truelift, implementation: {freshness: 2 d}}]",
                "classification: personal, quality: [{type: custom, engine: truelift, implementation: {drift: distribution, tolerance: 0.25}}]",
            })
    void whatCannotBeCarriedOutIsTold(String word) throws JsonProcessingException {
        assertThat(ofColumn("{name: a, logicalType: string, %s}".formatted(word))
                        .unusable())
                .hasSize(1);
    }

    @Test
    void aRuleInWordsIsForPeople() throws JsonProcessingException {
        ContractChecks checks = ofColumn("{name: a, quality: [{type: text, description: 'Looks right.'}]}");
        assertThat(checks.unusable()).isEmpty();
        assertThat(checks.values()).isEmpty();
    }

    private static ContractChecks ofColumn(String yaml) throws JsonProcessingException {
        return ContractChecks.ofColumn(tree(yaml));
    }

    private static ContractChecks ofTable(String yaml) throws JsonProcessingException {
        return ContractChecks.ofTable(tree(yaml));
    }

    private static JsonNode tree(String yaml) throws JsonProcessingException {
        return new YAMLMapper().readTree(yaml);
    }
}

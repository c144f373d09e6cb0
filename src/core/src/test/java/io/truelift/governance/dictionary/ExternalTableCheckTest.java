package io.truelift.governance.dictionary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A contract of a table of the company's own beside the shipped ones. */
class ExternalTableCheckTest {
    private static final String OWN = """
            apiVersion: v3.1.0
            kind: DataContract
            id: shop_orders
            name: shop_orders
            version: 1.0.0
            status: active
            domain: shop
            team: {name: shop}
            schema:
              - name: shop_orders
                physicalName: shop.orders
                physicalType: table
                description: "What users of the shop ordered."
                dataGranularityDescription: "one row per order"
                properties:
                  - name: user_id
                    logicalType: string
                    physicalType: varchar
                    description: "The user who ordered, by the shop's number."
                    classification: internal
                    customProperties:
                      - {property: purposes, value: [analytics]}
                      - {property: keys, value: order_account}
                  - name: place
                    logicalType: object
                    physicalType: row(x double, y double)
                    description: "Where the order was placed."
                    classification: internal
                    customProperties:
                      - {property: purposes, value: [analytics]}
            slaProperties:
              - {property: retention, value: 3, unit: y, element: shop_orders.user_id}
            """;

    @TempDir
    Path governance;

    @BeforeEach
    void besideTheShippedContracts() throws IOException {
        Path shipped = Path.of(System.getProperty("truelift.project"), "governance");
        try (Stream<Path> files = Files.walk(shipped, FileVisitOption.FOLLOW_LINKS)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).toList()) {
                Path copy = governance.resolve(shipped.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    @Test
    void aTableOfTheCompanysOwnMayBeOfAnyNamespaceAndType() throws IOException {
        Files.writeString(governance.resolve("dictionary/shop_orders.odcs.yaml"), OWN);
        assertThat(DictionaryCheck.of(governance)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "value: order_account | value: acount | keys acount of column user_id is none of",
                "physicalType: varchar | physicalType: date | must be one of [bigint, integer, varchar]",
                "classification: internal | classification: personal | must name nobody by itself",
                "physicalName: shop.orders | physicalName: governed.orders | its table is made here: it has customer_id",
                "property: keys, value: order_account | property: keyz, value: order_account | did you mean keys?",
            })
    void aKeyThatCannotSayWhoseARowIsIsFound(String from, String to, String message) throws IOException {
        assertThat(OWN).contains(from);
        Files.writeString(governance.resolve("dictionary/shop_orders.odcs.yaml"), OWN.replaceFirst(from, to));
        assertThat(DictionaryCheck.of(governance))
                .extracting(Finding::toString)
                .anyMatch(finding -> finding.contains("shop_orders.odcs.yaml") && finding.contains(message));
    }
}

package io.truelift.analysis.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.truelift.definitions.query.SqlFileException;
import io.truelift.definitions.query.SqlLibrary;
import io.truelift.definitions.query.TestFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Currency;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttributionDefinitionTest {

    private static final String START = """
            -- title: Journeys
            -- owner: marketing
            -- purpose: advertising
            -- window_days: 30
            """;

    @TempDir
    private Path folder;

    private AttributionDefinition read(String more) throws IOException {
        SqlLibrary shipped = TestFiles.shipped();
        Files.createDirectories(folder.resolve("attribution"));
        Files.writeString(folder.resolve("attribution/mine.sql"), START + more + """

                SELECT customer_id, touched_at AS occurred_at, channel, cost AS conversion_value
                FROM lakehouse.governed.touch
                """);
        return AttributionDefinition.read(new SqlLibrary(folder, shipped.dictionary(), shipped.catalog()), "mine");
    }

    @Test
    void readsTheShippedJourneys() {
        assertThat(AttributionDefinition.all(TestFiles.shipped()))
                .singleElement()
                .satisfies(question -> {
                    assertThat(question.windowDays()).isEqualTo(30);
                    assertThat(question.halfLifeHours()).isEqualTo(168);
                    assertThat(question.spend()).contains(new SpendSource.Billed(Currency.getInstance("GBP")));
                });
    }

    @Test
    void readsExperimentsGroupsAndSpend() throws IOException {
        AttributionDefinition question = read("""
                -- half_life_days: 3.5
                -- groups: {paid: [search, display]}
                -- calibrate: {email: cart_reminder, display: {experiment: hillstrom_email, variant: mens}}
                -- currency: GBP
                -- spend: {currency: GBP, channels: {search: 1200.5, email: 0}}
                """);

        assertThat(question.halfLifeDays()).isEqualByComparingTo("3.5");
        assertThat(question.calibrations().get("email"))
                .isEqualTo(new AttributionDefinition.CalibratedBy("cart_reminder", Optional.empty()));
        assertThat(question.calibrations().get("display").variant()).contains("mens");
        assertThat(question.spend())
                .get()
                .isInstanceOfSatisfying(
                        SpendSource.Given.class,
                        given -> assertThat(given.spend().byChannel().get("search"))
                                .isEqualByComparingTo("1200.5"));
        assertThat(question.groups()).isPresent();
    }

    @Test
    void saysInWhichLineWhatIsWrong() {
        refuses("-- half_life_days: 0\n", "line 5: it is 0.0 and must be above zero");
        refuses(
                "-- currency: GBP\n-- spend: {currency: POUND, channels: {search: 1}}\n",
                "Cannot use the currency 'POUND': it is no code of ISO 4217");
        refuses(
                "-- currency: GBP\n-- spend: {currency: EUR, channels: {search: 1}}\n",
                "Cannot set value in GBP against spend in EUR");
        refuses("-- currency: GBP\n-- spend: {currency: EUR}\n", "Cannot set value in GBP against spend in EUR");
        refuses("-- spend: {currency: EUR, channels: {search: 1}}\n", "Cannot find 'currency'");
        refuses("-- groups: {paid: [search], own: [search]}\n", "Cannot group the channel search");
        refuses("-- calibrat: {email: cart_reminder}\n", "there is no such key");
    }

    private void refuses(String more, String message) {
        assertThatThrownBy(() -> read(more))
                .isInstanceOf(SqlFileException.class)
                .hasMessageContaining("mine.sql")
                .hasMessageContaining(message);
    }
}

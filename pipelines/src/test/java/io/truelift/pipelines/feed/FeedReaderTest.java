package io.truelift.pipelines.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.truelift.pipelines.Declarations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedReaderTest {
    @TempDir
    private Path folder;

    @Test
    void readsWhatAFeedDeclares() {
        Feed people = Declarations.feed("people");
        assertThat(people.source().files()).containsExactly("people*.csv", "people*.csv.gz");
        assertThat(people.source().zone()).isEqualTo(ZoneId.of("Europe/London"));
        assertThat(people.source().nullValues()).containsExactly("", "NA");
        assertThat(people.identifiers())
                .extracting(Feed.IdentifierRule::type)
                .containsExactly("email", "phone", "login");
        assertThat(people.consents())
                .singleElement()
                .satisfies(rule -> assertThat(rule.speaker())
                        .isInstanceOfSatisfying(
                                Feed.Stated.class,
                                stated -> assertThat(stated.purposes()).containsExactly("analytics")));
        assertThat(people.mostSetAside()).as("it declares none").isNull();
        assertThat(people.fields()).contains("email", "first", "since", "counts", "asked");
    }

    @Test
    void readsEveryDeclarationOfTheProject() {
        assertThat(FeedReader.readAll(
                        Declarations.project().resolve("pipelines/feeds"),
                        Declarations.DICTIONARY,
                        Declarations.POLICY))
                .extracting(Feed::name)
                .contains("hillstrom", "online_retail", "airline_satisfaction", "paths");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "feed: orders | feed: other | named",
                "table: order_line | table: order_lines | order_lines",
                "order_id: | order_number: | order_number",
                "currency: {value: GBP} | country: {value: GBP} | required column currency",
                "time_zone: Europe/London | time_zone: Mars/Olympus | Mars/Olympus",
                "encoding: UTF-8 | encoding: UTF-99 | UTF-99",
                "format: csv | format: xml | xml",
                "type: email | type: shoe_size | shoe_size",
                "matches: \"^C.*\" | matches: \"(\" | expression",
                "{from: sku} | {form: sku} | product_id",
                "{from: sku} | {from: sku, scale: {lowest: 5, highest: 1}} | the lowest below the highest",
                "{from: sku} | {from: sku, scale: {highest: 5}} | {lowest: 1, highest: 5}",
                "{from: sku} | {from: sku, scale: {labels: [bad, good, bad]}} | twice",
                "owner: commerce | owner: | owner",
                "owner: commerce | most_set_aside: 5 | most_set_aside is 5 and must be a percentage",
                "owner: commerce | most_set_aside: 101% | percentage from 0% to 100%",
                "{value: GBP} | {value: GBP | line 2"
            })
    void saysWhichFileIsWrongAndWhere(String right, String wrong, String said) throws IOException {
        String declaration = Files.readString(Declarations.ofTheShop().resolve("orders.yaml"));
        assertThat(declaration).contains(right);
        Files.writeString(folder.resolve("orders.yaml"), declaration.replace(right, wrong));
        assertThatThrownBy(() -> FeedReader.readAll(folder, Declarations.DICTIONARY, Declarations.POLICY))
                .isInstanceOf(FeedException.class)
                .hasMessageStartingWith("Cannot ")
                .hasMessageContaining("orders.yaml")
                .hasMessageContaining(said);
    }

    @Test
    void refusesAPurposeThatAsksForNoConsent() throws IOException {
        String declaration = Files.readString(Declarations.ofTheShop().resolve("people.yaml"));
        Files.writeString(folder.resolve("people.yaml"), declaration.replace("[analytics]", "[operations]"));
        assertThatThrownBy(() -> FeedReader.readAll(folder, Declarations.DICTIONARY, Declarations.POLICY))
                .isInstanceOf(FeedException.class)
                .hasMessageContaining("operations");
    }

    @Test
    void readsConsentFromSignals() {
        Feed visits = Declarations.feed("signals");
        assertThat(visits.consents())
                .extracting(Feed.ConsentRule::speaker)
                .satisfiesExactly(
                        tcf -> assertThat(((Feed.Tcf) tcf).signals())
                                .containsOnlyKeys("analytics", "personalization", "advertising"),
                        gpc -> assertThat(((Feed.PrivacyControl) gpc).refuses()).containsExactly("advertising"));
        assertThat(visits.consents().getFirst().validFor())
                .as("the framework's policy")
                .isEqualTo(Period.ofMonths(13));
        assertThat(visits.fields()).contains("tc_string", "gpc", "at");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "- gpc: {from: gpc} | - gcp: {from: gpc} | gcp",
                "source: {value: cookie banner} | notice_version: {value: 1} | consent.source",
                "valid_for: P1Y | valid_for: a year | a year",
                "valid_for: P1Y | valid_for: P-1Y | no time to come"
            })
    void saysWhatIsWrongAboutConsent(String right, String wrong, String said) throws IOException {
        String declaration = Files.readString(Declarations.ofTheShop().resolve("signals.yaml"));
        assertThat(declaration).contains(right);
        Files.writeString(folder.resolve("signals.yaml"), declaration.replace(right, wrong));
        assertThatThrownBy(() -> FeedReader.readAll(folder, Declarations.DICTIONARY, Declarations.POLICY))
                .isInstanceOf(FeedException.class)
                .hasMessageContaining("signals.yaml")
                .hasMessageContaining(said);
    }

    @Test
    void refusesTheSameFeedInTwoFolders() throws IOException {
        for (String sub : List.of("a", "b")) {
            Files.createDirectories(folder.resolve(sub));
            Files.copy(
                    Declarations.ofTheShop().resolve("orders.yaml"),
                    folder.resolve(sub).resolve("orders.yaml"));
        }
        assertThatThrownBy(() -> FeedReader.readAll(folder, Declarations.DICTIONARY, Declarations.POLICY))
                .isInstanceOf(FeedException.class)
                .hasMessageContaining("another folder");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "feed: orders | feed: orders\\nidentifers: [] | line 2: a feed has no word identifers",
                "time_zone: Europe/London | timezone: America/New_York | source has no word timezone; it has columns, delimiter, encoding",
                "time_zone: Europe/London | 'time_zone: UTC\\n  time_zone: Europe/London' | time_zone stands there twice",
                "{from: sku} | {from: sku, mapp: {a: b}} | column product_id has no word mapp",
                "{from: sku} | {from: sku, value: x} | from and value",
                "{from: sku} | {from: sku, map: {Norway: true}} | write \"true\"",
                "delimiter: \",\" | delimiter: \"\" | delimiter \"\" is not one character",
                "delimiter: \",\" | delimiter: \";;\" | delimiter \";;\" is not one character",
                "null_values: [\"\"] | null_values: [null] | null_values has null without quotes",
            })
    void everyWrongWordIsToldWithItsLine(String right, String wrong, String said) throws IOException {
        assertThatThrownBy(() -> readOrders(right, wrong))
                .isInstanceOf(FeedException.class)
                .hasMessageContaining("orders.yaml, line ")
                .hasMessageContaining(said);
    }

    @Test
    void aFieldMeansNothingByOneListOfTexts() {
        assertThatThrownBy(
                        () -> readOrders(
                                "product_name: {from: name}",
                                "product_name: {from: sku, null_values: [none]}\\n      channel: {from: sku, null_values: [NA]}"))
                .hasMessageContaining("null_values of the field sku are given twice");
    }

    @Test
    void allMistakesAreToldAtOnce() throws IOException {
        String declaration = Files.readString(Declarations.ofTheShop().resolve("orders.yaml"));
        Files.writeString(
                folder.resolve("orders.yaml"),
                declaration.replace("format: csv", "format: xml").replace("owner: commerce", "owner:"));
        assertThat(FeedReader.check(folder, Declarations.DICTIONARY, Declarations.POLICY)
                        .mistakes())
                .extracting(FeedMistake::sentence)
                .containsExactly(
                        "owner of the file is missing", "format xml is none of csv, jsonl, fixed, parquet, iceberg");
    }

    @Test
    void aTabIsADelimiterByItsName() throws IOException {
        assertThat(readOrders("delimiter: \",\"", "delimiter: tab").source().delimiter())
                .isEqualTo('\t');
    }

    @Test
    void wordsOfYamlThatAreCountriesStayWords() throws IOException {
        Feed feed = readOrders("{from: sku}", "{from: sku, map: {Norge: NO, Sverige: SE}}");
        assertThat(feed.records().getFirst().columns().get("product_id").map()).containsEntry("Norge", "NO");
    }

    private Feed readOrders(String right, String wrong) throws IOException {
        String declaration = Files.readString(Declarations.ofTheShop().resolve("orders.yaml"));
        assertThat(declaration).contains(right);
        Files.writeString(folder.resolve("orders.yaml"), declaration.replace(right, wrong.replace("\\n", "\n")));
        return FeedReader.readAll(folder, Declarations.DICTIONARY, Declarations.POLICY)
                .getFirst();
    }
}

package io.truelift.governance.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.truelift.governance.dictionary.Classification;
import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.DictionaryReader;
import io.truelift.governance.dictionary.TableContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessPolicyReaderTest {
    private static final Path SHIPPED = Path.of(System.getProperty("truelift.project"), "governance");
    private static final Dictionary DICTIONARY = DictionaryReader.read(SHIPPED);

    @TempDir
    Path folder;

    @Test
    void readsTheShippedPolicy() {
        AccessPolicy policy = AccessPolicyReader.read(SHIPPED, DICTIONARY);
        AccessPolicy.Role analyst = policy.roles().stream()
                .filter(r -> r.name().equals("analyst"))
                .findFirst()
                .orElseThrow();
        AccessPolicy.Grant customer = analyst.grant("governed.customer").orElseThrow();
        assertThat(customer.rows()).isEqualTo(new AccessPolicy.Rows.WithConsent("analytics"));
        assertThat(customer.visibility(Classification.SENSITIVE)).isEqualTo(AccessPolicy.Visibility.REFUSED);
        assertThat(analyst.grant("governed.identity")).isEmpty();
        assertThat(analyst.grant("raw.customer_record")).isEmpty();
    }

    @Test
    void refusesATableThatIsNotInTheDictionary() {
        assertThatThrownBy(() -> readWith("governed.touch]", "governed.tuch]"))
                .hasMessageContaining("Cannot find table governed.tuch of role analyst");
    }

    @Test
    void refusesAPurposeWithoutConsentAsARowRule() {
        assertThatThrownBy(() -> readWith("consent: advertising", "consent: operations"))
                .hasMessageContaining("Cannot use purpose operations");
    }

    @Test
    void refusesAWordItDoesNotKnow() {
        assertThatThrownBy(() -> readWith("sensitive: refused", "sensitive: hidden"))
                .hasMessageContaining("visibility hidden")
                .hasMessageContaining("[shown, guarded, masked, refused]");
    }

    @Test
    void refusesAConsentFilterOnATableWithoutCustomers() throws IOException {
        AccessPolicy policy = readWith(
                "- tables: [analytics.attribution_path, analytics.spend]\n        privileges: [select]\n        rows: all",
                "- tables: [analytics.attribution_path]\n        privileges: [select]\n        rows: {consent: advertising}");
        assertThatThrownBy(() -> new EngineRules(policy, DICTIONARY, "lakehouse").json())
                .hasMessageContaining("Cannot filter analytics.attribution_path by consent");
    }

    @Test
    void refusesATableAboutPeopleWithoutARuleOfConsent() {
        assertThatThrownBy(() -> readWith(
                        "- tables: [governed.consent]\n        privileges: [select]\n        rows: {consent: analytics}",
                        "- tables: [governed.consent]\n        privileges: [select]\n        rows: all"))
                .hasMessageContaining("Cannot open governed.consent to role analyst")
                .hasMessageContaining("rows: {consent: PURPOSE}");
    }

    @Test
    void refusesToShowSomethingPersonalToARoleThatSeesEveryone() {
        assertThatThrownBy(() -> readWith(
                        "columns: {personal: masked, sensitive: masked}",
                        "columns: {personal: shown, sensitive: masked}"))
                .hasMessageContaining("to role governance")
                .hasMessageContaining("the role sees people who did not agree");
    }

    @Test
    void refusesToGuardSomethingPersonalWhereNoRuleOfRowsStandsBehindTheGuard() {
        assertThatThrownBy(() -> readWith(
                        "columns: {personal: masked, sensitive: masked}",
                        "columns: {personal: guarded, sensitive: masked}"))
                .hasMessageContaining("to role governance")
                .hasMessageContaining("the role sees people who did not agree");
    }

    @Test
    void aTableAboutPeopleThatIsAddedLaterIsCoveredOrTheRulesAreNotMade() {
        TableContract basket = new TableContract(
                "basket",
                "governance",
                "basket",
                "Baskets.",
                "one row per basket",
                "commerce",
                "commerce",
                "",
                Optional.empty(),
                List.of(),
                DICTIONARY.table("governed.customer").columns(),
                SHIPPED);
        List<TableContract> tables = new ArrayList<>(DICTIONARY.tables());
        tables.add(basket);
        assertThatThrownBy(() -> readWith(
                        new Dictionary(tables, DICTIONARY.purposes()),
                        "governance.dictionary]",
                        "governance.dictionary, governance.basket]"))
                .hasMessageContaining("Cannot open governance.basket to role executive");
    }

    private AccessPolicy readWith(String from, String to) throws IOException {
        return readWith(DICTIONARY, from, to);
    }

    private AccessPolicy readWith(Dictionary dictionary, String from, String to) throws IOException {
        String text = Files.readString(SHIPPED.resolve("access.yaml"));
        assertThat(text).contains(from);
        Files.writeString(folder.resolve("access.yaml"), text.replace(from, to));
        return AccessPolicyReader.read(folder, dictionary);
    }
}

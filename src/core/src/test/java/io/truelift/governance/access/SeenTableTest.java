package io.truelift.governance.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.governance.access.AccessPolicy.Privilege;
import io.truelift.governance.access.AccessPolicy.Role;
import io.truelift.governance.access.AccessPolicy.Rows;
import io.truelift.governance.access.AccessPolicy.Visibility;
import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.DictionaryReader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What roles see, by the shipped governance/access.yaml. */
class SeenTableTest {
    private static final Path GOVERNANCE =
            Path.of(System.getProperty("truelift.project")).resolve("governance");
    private static final Dictionary DICTIONARY = DictionaryReader.read(GOVERNANCE);
    private static final AccessPolicy POLICY = AccessPolicyReader.read(GOVERNANCE, DICTIONARY);

    @Test
    void analystsSeeWhoAgreedWithNamesMaskedAndIncomeRefused() {
        SeenTable customer = seen("analyst", "governed.customer");
        assertThat(customer.rows()).contains(new Rows.WithConsent("analytics"));
        assertThat(customer.privileges()).containsExactly(Privilege.SELECT);
        assertThat(customer.column("given_name").orElseThrow().visibility()).isEqualTo(Visibility.MASKED);
        assertThat(customer.column("given_name").orElseThrow().mask()).isEqualTo("substr(given_name, 1, 1) || '.'");
        assertThat(customer.column("income_band").orElseThrow().visibility()).isEqualTo(Visibility.REFUSED);
        assertThat(customer.column("country").orElseThrow().visibility()).isEqualTo(Visibility.GUARDED);
        assertThat(customer.column("customer_id").orElseThrow().visibility())
                .as("the rule of rows goes by it")
                .isEqualTo(Visibility.SHOWN);
        assertThat(customer.count(Visibility.REFUSED)).isEqualTo(1);
    }

    @Test
    void whatNoRuleNamesIsRefused() {
        SeenTable customer = seen("executive", "governed.customer");
        assertThat(customer.isRefused()).isTrue();
        assertThat(customer.count(Visibility.REFUSED))
                .isEqualTo(customer.columns().size());
        assertThat(seen("executive", "governance.dictionary").rows()).contains(new Rows.All());
    }

    @Test
    void theGovernanceTeamSeesEveryRowWithSensitiveValuesHidden() {
        SeenTable customer = seen("governance", "governed.customer");
        assertThat(customer.rows()).contains(new Rows.All());
        assertThat(customer.column("income_band").orElseThrow().mask()).isEqualTo("CAST(NULL AS varchar)");
    }

    private static SeenTable seen(String role, String table) {
        Role known = POLICY.roles().stream()
                .filter(one -> one.name().equals(role))
                .findFirst()
                .orElseThrow();
        return SeenTable.of(POLICY, known, DICTIONARY.table(table));
    }
}

package io.truelift.governance.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.truelift.definitions.query.QueryException;
import io.truelift.definitions.query.SqlLibrary;
import io.truelift.governance.identity.Identifiers;
import io.truelift.governance.privacy.FoundPerson.Agreement;
import io.truelift.governance.privacy.FoundPerson.HeldIdentifier;
import io.truelift.governance.privacy.FoundPerson.HeldValue;
import io.truelift.governance.privacy.FoundPerson.Holding;
import io.truelift.governance.privacy.FoundPerson.Word;
import io.truelift.stack.TestWarehouse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A person is found by an identifier over a real Trino, in the name of somebody of the governance team. */
@Tag("servers")
class PersonFinderTest {
    private static final Identifiers KEYS =
            new Identifiers("a key of the tests, long enough.".getBytes(StandardCharsets.UTF_8));
    private static final String EMAIL = KEYS.of("email", "Ann+shop@example.org");
    private static final String LOGIN = KEYS.of("login", "ann");
    private static final String LOOSE = KEYS.of("cookie", "loose");
    private static final List<String> TABLES = List.of(
            "governed.identity",
            "governed.customer",
            "governed.consent",
            "governed.consent_history",
            "governed.order_line",
            "raw.order_line",
            "raw.customer_record",
            "analytics.segment_member",
            "governance.identity_refusal");

    private static TestWarehouse warehouse;

    @BeforeAll
    static void load() {
        warehouse = TestWarehouse.shared();
        TABLES.forEach(warehouse::empty);
        warehouse.execute(
                """
                INSERT INTO lakehouse.governed.identity (identifier_type, identifier, customer_id, record_count, linked_at)
                VALUES ('email', '%s', 'c_ann', 3, TIMESTAMP '2026-01-02 03:04:05 UTC'), ('login', '%s', 'c_ann', 1, TIMESTAMP '2026-01-02 03:04:05 UTC'),
                    ('login', 'login:00000000000000000000000000000000', 'c_bob', 1, TIMESTAMP '2026-01-02 03:04:05 UTC')
                """.formatted(EMAIL, LOGIN),
                """
                INSERT INTO lakehouse.governed.customer (customer_id, given_name, income_band, country, record_count, feeds,
                    consent_analytics, consent_personalization, consent_marketing_email, consent_advertising, run_id)
                VALUES ('c_ann', 'Ann', 'high', 'Norway', 3, ARRAY['crm', 'shop'], true, false, false, false, 'run-1'),
                    ('c_bob', 'Bob', 'low', 'Spain', 1, ARRAY['crm'], true, false, false, false, 'run-1')
                """,
                """
                INSERT INTO lakehouse.governed.consent (customer_id, purpose, granted, decided_at, expires_at, source, run_id)
                VALUES ('c_ann', 'analytics', true, TIMESTAMP '2026-02-01 00:00:00 UTC', NULL, 'form', 'run-1'),
                    ('c_ann', 'advertising', true, TIMESTAMP '2025-02-01 00:00:00 UTC', TIMESTAMP '2025-03-01 00:00:00 UTC', 'banner', 'run-1')
                """,
                """
                INSERT INTO lakehouse.governed.consent_history (record_id, schema_version, customer_id, purpose, position, event_state, event_at, granted_after,
                    lawful_basis, source, method, notice_version, jurisdiction, feed, run_id)
                VALUES ('w1', '1', 'c_ann', 'analytics', 1, 'refused', TIMESTAMP '2026-01-01 00:00:00 UTC', false, 'consent', 'form', NULL, NULL, NULL, 'crm', 'run-1'),
                    ('w2', '1', 'c_ann', 'analytics', 2, 'given', TIMESTAMP '2026-02-01 00:00:00 UTC', true, 'consent', 'form', 'form', 'v3', 'NO', 'crm', 'run-1'),
                    ('w3', '1', 'c_bob', 'analytics', 1, 'given', TIMESTAMP '2026-02-01 00:00:00 UTC', true, 'consent', 'form', 'form', 'v3', 'ES', 'crm', 'run-1')
                """,
                """
                INSERT INTO lakehouse.governed.order_line (record_id, customer_id, feed, run_id)
                VALUES ('o1', 'c_ann', 'shop', 'run-1'), ('o2', 'c_ann', 'shop', 'run-1'), ('o3', 'c_ann', 'till', 'run-1'), ('o4', 'c_bob', 'shop', 'run-1')
                """,
                """
                INSERT INTO lakehouse.raw.order_line (record_id, identifiers, feed, run_id)
                VALUES ('r1', ARRAY['%s'], 'shop', 'run-1'), ('r2', ARRAY['x', '%s'], 'shop', 'run-1'), ('r3', ARRAY[], 'shop', 'run-1')
                """.formatted(EMAIL, LOGIN),
                """
                INSERT INTO lakehouse.raw.customer_record (record_id, identifiers, feed, run_id) VALUES ('r4', ARRAY['%s'], 'crm', 'run-1')
                """.formatted(LOOSE),
                """
                INSERT INTO lakehouse.analytics.segment_member (segment, customer_id, evaluated_at) VALUES ('active_customers', 'c_ann', TIMESTAMP '2026-02-01 00:00:00 UTC')
                """,
                """
                INSERT INTO lakehouse.governance.identity_refusal (identifier_type, identifier, reason, people, run_id) VALUES ('cookie', '%s', 'shared by too many', 11, 'run-1')
                """.formatted(LOOSE));
    }

    @AfterAll
    static void empty() {
        TABLES.forEach(warehouse::empty);
    }

    @Test
    void findsWhatIsHeldForWhichPurposeAndFromWhichFeed() throws SQLException {
        FoundPerson found = findAs("governance", KEYS.of("email", "ann@EXAMPLE.org"));

        assertThat(found.customer()).contains("c_ann");
        assertThat(found.identifiers()).extracting(HeldIdentifier::identifier).containsExactly(EMAIL, LOGIN);
        assertThat(found.holdings())
                .containsExactlyInAnyOrder(
                        new Holding("analytics.segment_member", "", 1),
                        new Holding("governed.order_line", "shop", 2),
                        new Holding("governed.order_line", "till", 1),
                        new Holding("raw.order_line", "shop", 2));
        assertThat(found.values()).contains(new HeldValue("country", "Norway"), new HeldValue("feeds", "crm, shop"));
        assertThat(found.agreements())
                .extracting(Agreement::purpose, Agreement::granted)
                .containsExactly(
                        tuple("advertising", false), // it ran out
                        tuple("analytics", true));
        assertThat(found.words()).extracting(Word::state).containsExactly("given", "refused");
        assertThat(found.words().getFirst().noticeVersion()).isEqualTo("v3");
        assertThat(found.isSomebody()).isTrue();
    }

    @Test
    void namesAndSensitiveValuesStayMaskedForWhoAsks() throws SQLException {
        assertThat(findAs("governance", EMAIL).values())
                .contains(new HeldValue("given_name", "A."), new HeldValue("income_band", ""));
    }

    @Test
    void saysWhyAnIdentifierThatIsHeldPointsAtNobody() throws SQLException {
        FoundPerson found = findAs("governance", LOOSE);
        assertThat(found.customer()).isEmpty();
        assertThat(found.holdings()).containsExactly(new Holding("raw.customer_record", "crm", 1));
        assertThat(found.refusals()).containsExactly("shared by too many; it stands with 11 people");
        assertThat(found.isSomebody()).isTrue();
    }

    @Test
    void findsNobodyWhereNothingIsHeld() throws SQLException {
        FoundPerson found = findAs("governance", KEYS.of("email", "nobody.we.know@example.org"));
        assertThat(found.isSomebody()).isFalse();
        assertThat(found.words()).isEmpty();
    }

    @Test
    void isRefusedToWhoMayNotSeeIdentifiers() {
        assertThatThrownBy(() -> findAs("analyst", EMAIL))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("Access Denied");
    }

    @Test
    void otherKeysThanThoseOfTheWarehouseAreRefused() {
        assertThatThrownBy(() -> PersonFinder.refuseOtherKeys(List.of("another"), KEYS))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("another key of identifiers");
        PersonFinder.refuseOtherKeys(List.of(KEYS.fingerprint()), KEYS);
        PersonFinder.refuseOtherKeys(List.of(), KEYS);
    }

    private static FoundPerson findAs(String person, String identifier) throws SQLException {
        return new PersonFinder(SqlLibrary.of(warehouse.project()), warehouse.warehouse())
                .find(identifier, KEYS, person);
    }
}

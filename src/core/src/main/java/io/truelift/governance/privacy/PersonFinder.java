package io.truelift.governance.privacy;

import io.truelift.definitions.query.BoundStatement;
import io.truelift.definitions.query.KeyedTables;
import io.truelift.definitions.query.Queries;
import io.truelift.definitions.query.QueryException;
import io.truelift.definitions.query.SqlLibrary;
import io.truelift.definitions.query.Value;
import io.truelift.governance.dictionary.TableContract;
import io.truelift.governance.identity.Identifiers;
import io.truelift.governance.privacy.FoundPerson.Agreement;
import io.truelift.governance.privacy.FoundPerson.HeldIdentifier;
import io.truelift.governance.privacy.FoundPerson.HeldValue;
import io.truelift.governance.privacy.FoundPerson.Holding;
import io.truelift.governance.privacy.FoundPerson.Word;
import io.truelift.platform.warehouse.Warehouse;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds one person by an identifier, never several, in the name of whoever asks: the engine's masks hold. The tables are
 * those of the dictionary, so a new table about people is looked into from its first day.
 */
public final class PersonFinder {
    private static final String PERSON = "customer_id";
    private static final String IDENTIFIERS = "identifiers";
    private static final String FEED = "feed";
    /** Told in parts of their own. */
    private static final Set<String> TOLD_APART =
            Set.of("governed.customer", "governed.identity", "governed.consent", "governed.consent_history");

    private final SqlLibrary library;
    private final Warehouse warehouse;

    public PersonFinder(SqlLibrary library, Warehouse warehouse) {
        this.library = library;
        this.warehouse = warehouse;
    }

    /**
     * What is held about the person behind an identifier.
     *
     * @param identifier type and keyed hash
     * @param keys what the identifier was hashed with
     * @param asker account in whose name everything is asked
     * @throws QueryException where the engine refuses or fails, or the warehouse was written with other keys
     * @throws SQLException where it cannot be reached
     */
    public FoundPerson find(String identifier, Identifiers keys, String asker) throws SQLException {
        try (Connection connection = warehouse.openAs(asker);
                Connection service = warehouse.openAsService()) {
            refuseOtherKeys(
                    library.engine("person_keys").statement().rows(service, row -> row.getString("fingerprint")), keys);
            Optional<String> customer = library
                    .engine("person_identity")
                    .bind("identifier", Value.of(identifier))
                    .statement()
                    .rows(connection, row -> row.getString(PERSON))
                    .stream()
                    .findFirst();
            List<HeldIdentifier> identifiers =
                    customer.map(id -> identifiers(connection, id)).orElse(List.of());
            List<String> pointing = identifiers.isEmpty()
                    ? List.of(identifier)
                    : identifiers.stream().map(HeldIdentifier::identifier).toList();
            List<Holding> holdings = new ArrayList<>();
            customer.ifPresent(id -> {
                about(connection, id, holdings);
                inOwnTables(service, id, holdings);
            });
            naming(service, pointing, holdings);
            return new FoundPerson(
                    customer,
                    identifiers,
                    customer.map(id -> values(connection, id)).orElse(List.of()),
                    holdings,
                    customer.map(id -> agreements(connection, id)).orElse(List.of()),
                    customer.map(id -> words(connection, id)).orElse(List.of()),
                    refusals(connection, identifier));
        }
    }

    /** @param published fingerprints of the keys that the warehouse was written with */
    static void refuseOtherKeys(List<String> published, Identifiers keys) {
        if (!published.isEmpty() && !published.contains(keys.fingerprint())) {
            throw new QueryException(
                    "Cannot look anybody up: the warehouse was written with another key of identifiers, so nobody would be found. "
                            + "Put back the key that the last build used; where a rotation was cut off, run ./truelift build once more.");
        }
    }

    private List<HeldIdentifier> identifiers(Connection connection, String customer) {
        return of(customer, "person_identifiers")
                .rows(
                        connection,
                        row -> new HeldIdentifier(
                                row.getString("identifier_type"),
                                row.getString("identifier"),
                                row.getLong("record_count"),
                                moment(row, "linked_at").orElse(Instant.EPOCH)));
    }

    private List<HeldValue> values(Connection connection, String customer) {
        List<List<HeldValue>> rows = of(customer, "person_customer").rows(connection, row -> {
            List<HeldValue> values = new ArrayList<>();
            for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                values.add(new HeldValue(row.getMetaData().getColumnLabel(column), text(row, column)));
            }
            return values;
        });
        return rows.isEmpty() ? List.of() : rows.getFirst();
    }

    private static String text(ResultSet row, int column) throws SQLException {
        if (row.getMetaData().getColumnTypeName(column).startsWith("array")) {
            Array array = row.getArray(column);
            return array == null
                    ? ""
                    : Stream.of((Object[]) array.getArray())
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "));
        }
        return Optional.ofNullable(row.getString(column)).orElse("");
    }

    private void about(Connection connection, String customer, List<Holding> holdings) {
        for (TableContract table : library.dictionary().tables()) {
            if (!table.isExternal()
                    && table.column(PERSON).isPresent()
                    && !TOLD_APART.contains(table.qualifiedName())) {
                String template = table.column(FEED).isPresent() ? "person_rows_by_feed" : "person_rows";
                hold(
                        connection,
                        table,
                        holdings,
                        library.engine(template)
                                .bind(PERSON, Value.of(customer))
                                .fill("held", Queries.table(library.catalog(), table.namespace(), table.table()))
                                .statement());
            }
        }
    }

    /** In the company's own warehouse, which the asker need not be let into: only how many rows there are is told. */
    private void inOwnTables(Connection service, String customer, List<Holding> holdings) {
        for (TableContract table : library.dictionary().keyed()) {
            hold(
                    service,
                    table,
                    holdings,
                    library.engine("person_rows")
                            .bind(PERSON, Value.of(customer))
                            .fill("held", KeyedTables.people(table, library.catalog(), library.dictionary()))
                            .statement());
        }
    }

    /**
     * Identifiers of landed records are hidden from everybody, so the suite itself counts them; that is after the engine
     * let the asker read whose the identifier is.
     */
    private void naming(Connection service, List<String> identifiers, List<Holding> holdings) {
        for (TableContract table : library.dictionary().tables()) {
            if (table.column(IDENTIFIERS).isPresent() && table.column(FEED).isPresent()) {
                hold(
                        service,
                        table,
                        holdings,
                        library.engine("person_landed")
                                .bind(IDENTIFIERS, Value.of(String.join(",", identifiers)))
                                .fill("held", Queries.table(library.catalog(), table.namespace(), table.table()))
                                .statement());
            }
        }
    }

    private static void hold(
            Connection connection, TableContract table, List<Holding> holdings, BoundStatement statement) {
        statement
                .rows(
                        connection,
                        row -> new Holding(
                                table.qualifiedName(),
                                Optional.ofNullable(row.getString(FEED)).orElse(""),
                                row.getLong("held_rows")))
                .stream()
                .filter(holding -> holding.rows() > 0)
                .forEach(holdings::add);
    }

    private List<Agreement> agreements(Connection connection, String customer) {
        return of(customer, "person_consent")
                .rows(
                        connection,
                        row -> new Agreement(
                                row.getString("purpose"),
                                row.getBoolean("granted"),
                                moment(row, "decided_at").orElse(Instant.EPOCH),
                                moment(row, "expires_at"),
                                Optional.ofNullable(row.getString("source")).orElse("")));
    }

    private List<Word> words(Connection connection, String customer) {
        return of(customer, "person_consent_events")
                .rows(
                        connection,
                        row -> new Word(
                                moment(row, "event_at").orElse(Instant.EPOCH),
                                row.getString("purpose"),
                                row.getString("event_state"),
                                row.getBoolean("granted_after"),
                                row.getString("method"),
                                row.getString("source"),
                                row.getString("notice_version"),
                                row.getString("jurisdiction"),
                                row.getString("feed")));
    }

    private List<String> refusals(Connection connection, String identifier) {
        return library.engine("person_refusals")
                .bind("identifier", Value.of(identifier))
                .statement()
                .rows(
                        connection,
                        row -> "%s; it stands with %d people"
                                .formatted(row.getString("reason"), row.getLong("people")));
    }

    private BoundStatement of(String customer, String template) {
        return library.engine(template).bind(PERSON, Value.of(customer)).statement();
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }
}

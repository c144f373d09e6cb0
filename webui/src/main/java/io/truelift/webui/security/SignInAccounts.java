package io.truelift.webui.security;

import io.agroal.api.AgroalDataSource;
import io.truelift.governance.account.Role;
import io.truelift.platform.database.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.mapper.RowMapper;

/** The accounts in the application database. */
@ApplicationScoped
public class SignInAccounts {
    private static final RowMapper<Optional<Account>> ACCOUNTS = (row, context) -> account(row);
    private static final int SECONDS_TO_ANSWER = 2;

    private final AgroalDataSource database;
    private final Statements statements;

    @Inject
    SignInAccounts(AgroalDataSource database) {
        this.database = database;
        this.statements = Statements.of(SignInAccounts.class, database);
    }

    /**
     * The account of that name; absent too where its role is none that the application knows.
     *
     * @throws IllegalStateException where the database does not answer
     */
    Optional<Account> find(String name) {
        return statements.ask(
                why -> "Cannot look up an account: %s. Check that the application database runs.".formatted(why),
                asked -> asked.createQuery("account.sql")
                        .bind("name", name)
                        .map(ACCOUNTS)
                        .findFirst()
                        .flatMap(account -> account));
    }

    /** How each account's person is addressed, by its name. */
    public Map<String, String> titles() {
        return statements.ask(
                why -> "Cannot read the accounts: " + why,
                asked -> asked.createQuery("titles.sql")
                        .map((row, context) -> Map.entry(row.getString("name"), row.getString("title")))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** Whether the database answers at all. */
    public boolean answer() {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(SECONDS_TO_ANSWER);
        } catch (SQLException e) {
            return false;
        }
    }

    private static Optional<Account> account(ResultSet row) throws SQLException {
        String name = row.getString("name");
        String title = row.getString("title");
        String password = row.getString("password");
        return Role.of(row.getString("role")).map(role -> new Account(name, role, title, password));
    }
}

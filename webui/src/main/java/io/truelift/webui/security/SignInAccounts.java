package io.truelift.webui.security;

import io.agroal.api.AgroalDataSource;
import io.truelift.governance.account.Role;
import io.truelift.webui.start.Statement;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The accounts in the application database. */
@ApplicationScoped
public class SignInAccounts {
    private static final Statement ACCOUNT = Statement.of(SignInAccounts.class, "account.sql");
    private static final Statement TITLES = Statement.of(SignInAccounts.class, "titles.sql");
    private static final int SECONDS_TO_ANSWER = 2;

    private final AgroalDataSource database;

    @Inject
    SignInAccounts(AgroalDataSource database) {
        this.database = database;
    }

    /** The account of that name; absent too where its role is none that the application knows. */
    Optional<Account> find(String name) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(ACCOUNT.text())) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                Optional<Role> role = Role.of(row.getString(2));
                return role.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Account(row.getString(1), role.get(), row.getString(3), row.getString(4)));
            }
        }
    }

    /** How each account's person is addressed, by its name. */
    public Map<String, String> titles() {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(TITLES.text());
                ResultSet row = statement.executeQuery()) {
            Map<String, String> titles = new HashMap<>();
            while (row.next()) {
                titles.put(row.getString(1), row.getString(2));
            }
            return titles;
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read the accounts: " + e.getMessage(), e);
        }
    }

    /** Whether the database answers at all. */
    public boolean answer() {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(SECONDS_TO_ANSWER);
        } catch (SQLException e) {
            return false;
        }
    }
}

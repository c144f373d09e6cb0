package io.truelift.governance.account;

import io.truelift.governance.access.AccessPolicy;
import io.truelift.platform.project.Resources;
import io.truelift.platform.project.Secrets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * The people who may sign in. On the first start there is one account per role of the policy, named after it, with a
 * random password that is written to {@code sign-ins.txt}, which only its owner may read.
 */
public final class Accounts {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9.-]{1,99}");

    private final DataSource database;
    private final Path signInsFile;

    public Accounts(DataSource database, Path data) {
        this.database = database;
        this.signInsFile = data.resolve("sign-ins.txt");
    }

    /** Where the first passwords are written. */
    public Path signInsFile() {
        return signInsFile;
    }

    /** Makes the first accounts where there are none. */
    public void createFirst(AccessPolicy policy) {
        try (Connection connection = database.getConnection()) {
            if (!all(connection).isEmpty() && Files.exists(signInsFile)) {
                return;
            }
            StringBuilder lines = new StringBuilder("# Sign-ins of the first start: name, password. Delete this file when you have changed them.\n");
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement(Resources.text(Accounts.class, "account_save.sql"))) {
                for (AccessPolicy.Role role : policy.roles()) {
                    String password = Secrets.password();
                    insert.setString(1, role.name());
                    insert.setString(2, role.name());
                    insert.setString(3, role.title());
                    insert.setString(4, Passwords.hash(password));
                    insert.executeUpdate();
                    lines.append("%-12s %s%n".formatted(role.name(), password));
                }
            }
            Secrets.write(signInsFile, lines.toString());
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot make the first accounts: %s".formatted(e.getMessage()), e);
        }
    }

    /**
     * Makes an account and answers its first password.
     *
     * @throws IllegalArgumentException where the name cannot be one or is taken, or there is no such role
     */
    public String add(AccessPolicy policy, String name, String role, String title) {
        if (!NAME.matcher(name).matches() || name.equals(policy.service())) {
            throw new IllegalArgumentException("Cannot make the account %s: a name has lower-case letters, digits, dots and dashes, and begins with a letter".formatted(name));
        }
        if (policy.roles().stream().noneMatch(known -> known.name().equals(role))) {
            throw new IllegalArgumentException("Cannot make an account of role %s: governance/access.yaml has %s"
                    .formatted(role, String.join(", ", policy.roles().stream().map(AccessPolicy.Role::name).toList())));
        }
        try (Connection connection = database.getConnection()) {
            if (all(connection).stream().anyMatch(account -> account.name().equals(name))) {
                throw new IllegalArgumentException("Cannot make the account %s: there is one of that name already".formatted(name));
            }
            String password = Secrets.password();
            try (PreparedStatement insert = connection.prepareStatement(Resources.text(Accounts.class, "account_save.sql"))) {
                insert.setString(1, name);
                insert.setString(2, role);
                insert.setString(3, title);
                insert.setString(4, Passwords.hash(password));
                insert.executeUpdate();
            }
            return password;
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot make the account %s: %s".formatted(name, e.getMessage()), e);
        }
    }

    /** Writes who belongs to which role, for the engine's group provider. */
    public void writeGroups(Path file) {
        try (Connection connection = database.getConnection()) {
            StringBuilder lines = new StringBuilder();
            all(connection).stream().collect(Collectors.groupingBy(Account::role, TreeMap::new, Collectors.toList()))
                    .forEach((role, people) -> lines.append(role)
                            .append(':')
                            .append(String.join(",", people.stream().map(Account::name).toList()))
                            .append('\n'));
            Secrets.write(file, lines.toString());
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read the accounts: %s".formatted(e.getMessage()), e);
        }
    }

    private static List<Account> all(Connection connection) throws SQLException {
        List<Account> accounts = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(Resources.text(Accounts.class, "accounts.sql"));
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                accounts.add(new Account(rows.getString(1), rows.getString(2)));
            }
        }
        return accounts;
    }

    private record Account(String name, String role) {}
}

package io.truelift.governance.account;

import io.truelift.governance.access.AccessPolicy;
import io.truelift.platform.database.Statements;
import io.truelift.platform.project.Secrets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * The people who may sign in. On the first start there is one account per role of the policy, named after it, with a
 * random password that is written to {@code sign-ins.txt}, which only its owner may read.
 */
public final class Accounts {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9.-]{1,99}");
    private static final RowMapper<Account> ACCOUNTS = ConstructorMapper.of(Account.class);

    private final Statements database;
    private final Path signInsFile;

    public Accounts(DataSource database, Path data) {
        this.database = Statements.of(Accounts.class, database);
        this.signInsFile = data.resolve("sign-ins.txt");
    }

    /** Where the first passwords are written. */
    public Path signInsFile() {
        return signInsFile;
    }

    /** Makes the first accounts where there are none. */
    public void createFirst(AccessPolicy policy) {
        database.askTogether(why -> "Cannot make the first accounts: %s".formatted(why), asked -> {
            if (all(asked).isEmpty() || !Files.exists(signInsFile)) {
                StringBuilder lines = new StringBuilder(
                        "# Sign-ins of the first start: name, password. Delete this file when you have changed them.\n");
                for (AccessPolicy.Role role : policy.roles()) {
                    lines.append(
                            "%-12s %s%n".formatted(role.name(), save(asked, role.name(), role.name(), role.title())));
                }
                Secrets.write(signInsFile, lines.toString());
            }
            return policy;
        });
    }

    /**
     * Makes an account and answers its first password.
     *
     * @throws IllegalArgumentException where the name cannot be one or is taken, or there is no such role
     */
    public String add(AccessPolicy policy, String name, String role, String title) {
        if (!NAME.matcher(name).matches() || name.equals(policy.service())) {
            throw new IllegalArgumentException(
                    "Cannot make the account %s: a name has lower-case letters, digits, dots and dashes, and begins with a letter"
                            .formatted(name));
        }
        if (policy.roles().stream().noneMatch(known -> known.name().equals(role))) {
            throw new IllegalArgumentException("Cannot make an account of role %s: governance/access.yaml has %s"
                    .formatted(
                            role,
                            String.join(
                                    ", ",
                                    policy.roles().stream()
                                            .map(AccessPolicy.Role::name)
                                            .toList())));
        }
        return database.ask(why -> "Cannot make the account %s: %s".formatted(name, why), asked -> {
            if (all(asked).stream().anyMatch(account -> account.name().equals(name))) {
                throw new IllegalArgumentException(
                        "Cannot make the account %s: there is one of that name already".formatted(name));
            }
            return save(asked, name, role, title);
        });
    }

    /** Writes who belongs to which role, for the engine's group provider. */
    public void writeGroups(Path file) {
        StringBuilder lines = new StringBuilder();
        database.ask(why -> "Cannot read the accounts: %s".formatted(why), Accounts::all).stream()
                .collect(Collectors.groupingBy(Account::role, TreeMap::new, Collectors.toList()))
                .forEach((role, people) -> lines.append(role)
                        .append(':')
                        .append(String.join(
                                ",", people.stream().map(Account::name).toList()))
                        .append('\n'));
        Secrets.write(file, lines.toString());
    }

    private static List<Account> all(Handle asked) {
        return asked.createQuery("accounts.sql").map(ACCOUNTS).list();
    }

    /** Keeps the account with a new password, and answers that. */
    private static String save(Handle asked, String name, String role, String title) {
        String password = Secrets.password();
        asked.createUpdate("account_save.sql")
                .bind("name", name)
                .bind("role", role)
                .bind("title", title)
                .bind("password", Passwords.hash(password))
                .execute();
        return password;
    }

    private record Account(String name, String role) {}
}

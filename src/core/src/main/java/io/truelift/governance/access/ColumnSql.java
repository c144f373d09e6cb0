package io.truelift.governance.access;

import io.trino.sql.ReservedIdentifiers;
import io.truelift.governance.dictionary.ColumnContract;
import java.util.regex.Pattern;

/** A column as the engine's rules name it: in quotes where its name is a word of SQL, such as {@code group}. */
final class ColumnSql {
    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

    private ColumnSql() {}

    static String of(ColumnContract column) {
        String name = column.name();
        return PLAIN.matcher(name).matches() && !ReservedIdentifiers.reserved(name)
                ? name
                : '"' + name.replace("\"", "\"\"") + '"';
    }
}

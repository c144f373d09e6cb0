package io.truelift.definitions.editor;

import io.trino.grammar.sql.SqlBaseLexer;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Where a space stands between two words of a statement, and which words are written in capitals. */
final class Spacing {
    private static final Set<String> CAPITALS = Set.of(
            "ALL",
            "AND",
            "ANY",
            "AS",
            "ASC",
            "BETWEEN",
            "BY",
            "CASE",
            "CAST",
            "CROSS",
            "DESC",
            "DISTINCT",
            "ELSE",
            "END",
            "ESCAPE",
            "EXCEPT",
            "EXISTS",
            "FALSE",
            "FETCH",
            "FILTER",
            "FOLLOWING",
            "FROM",
            "FULL",
            "GROUP",
            "HAVING",
            "IN",
            "INNER",
            "INTERSECT",
            "INTERVAL",
            "IS",
            "JOIN",
            "LATERAL",
            "LEFT",
            "LIKE",
            "LIMIT",
            "NATURAL",
            "NOT",
            "NULL",
            "NULLS",
            "OFFSET",
            "ON",
            "OR",
            "ORDER",
            "ORDINALITY",
            "OUTER",
            "OVER",
            "PARTITION",
            "PRECEDING",
            "RIGHT",
            "ROWS",
            "SELECT",
            "THEN",
            "TRUE",
            "TRY_CAST",
            "UNBOUNDED",
            "UNION",
            "UNNEST",
            "USING",
            "VALUES",
            "WHEN",
            "WHERE",
            "WITH");
    /** Words that no function is called by, so that a bracket after them stands apart. */
    private static final Set<String> APART = Set.of(
            "ALL",
            "AND",
            "ANY",
            "AS",
            "BETWEEN",
            "BY",
            "DISTINCT",
            "ELSE",
            "EXCEPT",
            "EXISTS",
            "FILTER",
            "FROM",
            "HAVING",
            "IN",
            "INTERSECT",
            "JOIN",
            "LATERAL",
            "LIKE",
            "NOT",
            "ON",
            "OR",
            "OVER",
            "SELECT",
            "THEN",
            "UNION",
            "USING",
            "VALUES",
            "WHEN",
            "WHERE");

    private static final Set<String> NOTHING_BEFORE = Set.of(",", ")", "]", ".", ";");
    private static final Set<String> NOTHING_AFTER = Set.of("(", "[", ".");

    private Spacing() {}

    static String written(Token token) {
        String text = token.getText().strip();
        String capitals = text.toUpperCase(java.util.Locale.ROOT);
        boolean isWord = token.getType() < SqlBaseLexer.EQ && CAPITALS.contains(capitals);
        return isWord ? capitals : text;
    }

    /** @param earlier the word before {@code left}, which tells a sign from a subtraction */
    static boolean isBetween(@Nullable Token earlier, Token left, Token right) {
        String before = left.getText();
        String after = right.getText();
        if (NOTHING_BEFORE.contains(after) || NOTHING_AFTER.contains(before)) {
            return false;
        }
        if (after.equals("(")) {
            return !isCalled(left);
        }
        if (after.equals("[")) {
            return !isCalled(left) && !before.equals("]") && !before.equals(")");
        }
        return !isSign(earlier, left);
    }

    private static boolean isCalled(Token token) {
        return Tokens.isName(token) && !APART.contains(token.getText().toUpperCase(java.util.Locale.ROOT))
                || token.getType() == SqlBaseLexer.QUOTED_IDENTIFIER;
    }

    private static boolean isSign(@Nullable Token earlier, Token token) {
        if (token.getType() != SqlBaseLexer.MINUS && token.getType() != SqlBaseLexer.PLUS) {
            return false;
        }
        if (earlier == null) {
            return true;
        }
        String before = earlier.getText().toUpperCase(java.util.Locale.ROOT);
        boolean endsAValue =
                earlier.getType() >= SqlBaseLexer.STRING && earlier.getType() <= SqlBaseLexer.BACKQUOTED_IDENTIFIER
                        || before.equals(")")
                        || before.equals("]")
                        || before.equals("END")
                        || Tokens.isName(earlier) && !CAPITALS.contains(before);
        return !endsAValue;
    }
}

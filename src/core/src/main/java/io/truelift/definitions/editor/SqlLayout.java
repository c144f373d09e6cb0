package io.truelift.definitions.editor;

import io.trino.sql.parser.ParsingException;
import io.trino.sql.parser.SqlParser;
import io.trino.sql.tree.Statement;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/**
 * Lays a question out as the files in {@code sql} are: each clause on a line of its own, lists and conditions below one
 * another, four spaces deep. The header, every word and every comment stay as they are, but for keywords in small letters.
 */
public final class SqlLayout {
    private static final SqlParser PARSER = new SqlParser();

    private SqlLayout() {}

    /**
     * The text laid out; absent where it cannot be read, or where layout would change what it says.
     *
     * @param text header and statement
     */
    public static Optional<String> of(String text) {
        int start = headerEnd(text);
        String statement = text.substring(start);
        List<Token> tokens = Tokens.of(statement);
        try {
            Statement before = PARSER.createStatement(withoutEnd(statement));
            String laidOut = new LayoutWriter(tokens, statement).write();
            boolean isSame = before.equals(PARSER.createStatement(withoutEnd(laidOut)))
                    && words(tokens).equals(words(Tokens.of(laidOut)));
            return isSame
                    ? Optional.of(text.substring(0, start).stripTrailing() + (start == 0 ? "" : "\n\n") + laidOut)
                    : Optional.empty();
        } catch (ParsingException e) {
            return Optional.empty();
        }
    }

    private static int headerEnd(String text) {
        int end = 0;
        while (text.startsWith("--", end)) {
            int next = text.indexOf('\n', end);
            if (next < 0) {
                return text.length();
            }
            end = next + 1;
        }
        return end;
    }

    /** Comments are words, too, and must not be lost. */
    private static List<String> words(List<Token> tokens) {
        return tokens.stream()
                .map(token -> Tokens.isComment(token)
                        ? token.getText().strip()
                        : token.getText().toUpperCase(java.util.Locale.ROOT))
                .toList();
    }

    private static String withoutEnd(String text) {
        String stripped = text.stripTrailing();
        return stripped.endsWith(";") ? stripped.substring(0, stripped.length() - 1) : stripped;
    }
}

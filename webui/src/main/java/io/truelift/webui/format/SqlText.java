package io.truelift.webui.format;

import io.trino.grammar.sql.SqlBaseLexer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;

/** SQL cut into words by Trino's own lexer, each with the name of its style, so that it can be shown in colours. */
@ApplicationScoped
@Named("sqlText")
public class SqlText {

    /**
     * @param style {@code keyword}, {@code text}, {@code number}, {@code comment} or {@code plain}
     * @param text as written
     */
    public record Piece(String style, String text) {}

    /** The pieces in order; together they are the statement to the letter. */
    public List<Piece> pieces(String sql) {
        SqlBaseLexer lexer = new SqlBaseLexer(CharStreams.fromString(sql));
        lexer.removeErrorListeners();
        List<Piece> pieces = new ArrayList<>();
        int written = 0;
        int points = 0;
        for (Token token : lexer.getAllTokens()) {
            int start = sql.offsetByCodePoints(written, token.getStartIndex() - points);
            int end = sql.offsetByCodePoints(start, token.getStopIndex() + 1 - token.getStartIndex());
            add(pieces, "plain", sql.substring(written, start));
            add(pieces, style(token), sql.substring(start, end));
            written = end;
            points = token.getStopIndex() + 1;
        }
        add(pieces, "plain", sql.substring(written));
        return pieces;
    }

    private static void add(List<Piece> pieces, String style, String text) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(style, text));
        }
    }

    private static String style(Token token) {
        int type = token.getType();
        if (type == SqlBaseLexer.SIMPLE_COMMENT || type == SqlBaseLexer.BRACKETED_COMMENT) {
            return "comment";
        }
        if (type == SqlBaseLexer.STRING || type == SqlBaseLexer.UNICODE_STRING || type == SqlBaseLexer.BINARY_LITERAL) {
            return "text";
        }
        if (type == SqlBaseLexer.INTEGER_VALUE
                || type == SqlBaseLexer.DECIMAL_VALUE
                || type == SqlBaseLexer.DOUBLE_VALUE) {
            return "number";
        }
        boolean keyword = !token.getText().isEmpty()
                && type != SqlBaseLexer.IDENTIFIER
                && token.getText().chars().allMatch(c -> c == '_' || Character.isUpperCase(c));
        return keyword ? "keyword" : "plain";
    }
}

package io.truelift.definitions.editor;

import io.trino.grammar.sql.SqlBaseLexer;
import java.util.List;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;

/** The words of a text, by Trino's own lexer, which takes any text. */
final class Tokens {
    private Tokens() {}

    /** Every word but white space, comments included, without the end. */
    static List<Token> of(String text) {
        SqlBaseLexer lexer = new SqlBaseLexer(CharStreams.fromString(text));
        lexer.removeErrorListeners();
        return lexer.getAllTokens().stream()
                .map(token -> (Token) token)
                .filter(token -> token.getType() != SqlBaseLexer.WS)
                .toList();
    }

    static boolean isComment(Token token) {
        return token.getType() == SqlBaseLexer.SIMPLE_COMMENT || token.getType() == SqlBaseLexer.BRACKETED_COMMENT;
    }

    static boolean isName(Token token) {
        return token.getType() == SqlBaseLexer.IDENTIFIER
                || Character.isLetter(token.getText().charAt(0));
    }
}

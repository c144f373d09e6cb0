package io.truelift.definitions.editor;

import io.trino.grammar.sql.SqlBaseLexer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.Token;

/**
 * A clause of a query: the words that open it, and what follows them.
 *
 * @param head such as {@code GROUP BY}; empty for what stands before the first clause
 * @param body up to the next clause
 */
record Clause(List<Token> head, List<Token> body) {
    private static final Set<Integer> JOIN_WORDS = Set.of(
            SqlBaseLexer.NATURAL,
            SqlBaseLexer.CROSS,
            SqlBaseLexer.INNER,
            SqlBaseLexer.LEFT,
            SqlBaseLexer.RIGHT,
            SqlBaseLexer.FULL,
            SqlBaseLexer.OUTER,
            SqlBaseLexer.JOIN);
    private static final Set<Integer> SET_WORDS =
            Set.of(SqlBaseLexer.UNION, SqlBaseLexer.INTERSECT, SqlBaseLexer.EXCEPT);
    private static final Set<Integer> QUANTIFIERS = Set.of(SqlBaseLexer.ALL, SqlBaseLexer.DISTINCT);

    /** The clauses of a query, without those of queries within it. */
    static List<Clause> of(List<Token> tokens) {
        List<Clause> clauses = new ArrayList<>();
        clauses.add(new Clause(List.of(), new ArrayList<>()));
        int depth = 0;
        for (int i = 0; i < tokens.size(); i++) {
            int words = depth == 0 ? headLength(tokens, i) : 0;
            if (words > 0) {
                clauses.add(new Clause(tokens.subList(i, i + words), new ArrayList<>()));
                i += words - 1;
                continue;
            }
            depth += step(tokens.get(i));
            clauses.getLast().body().add(tokens.get(i));
        }
        return clauses;
    }

    int type() {
        return head.isEmpty() ? Token.INVALID_TYPE : head.getFirst().getType();
    }

    boolean isJoin() {
        return JOIN_WORDS.contains(type());
    }

    boolean isSetOperation() {
        return SET_WORDS.contains(type());
    }

    /** What a word adds to how deep brackets are nested. */
    static int step(Token token) {
        return switch (token.getText()) {
            case "(", "[" -> 1;
            case ")", "]" -> -1;
            default -> 0;
        };
    }

    private static int headLength(List<Token> tokens, int at) {
        int type = tokens.get(at).getType();
        int next = type(tokens, at + 1);
        return switch (type) {
            case SqlBaseLexer.WHERE, SqlBaseLexer.HAVING, SqlBaseLexer.VALUES -> 1;
            case SqlBaseLexer.SELECT -> QUANTIFIERS.contains(next) ? 2 : 1;
            case SqlBaseLexer.FROM ->
                type(tokens, at - 1) == SqlBaseLexer.DISTINCT && type(tokens, at - 2) != SqlBaseLexer.SELECT ? 0 : 1;
            case SqlBaseLexer.WITH -> next == SqlBaseLexer.ORDINALITY ? 0 : next == SqlBaseLexer.RECURSIVE ? 2 : 1;
            case SqlBaseLexer.GROUP, SqlBaseLexer.ORDER -> next == SqlBaseLexer.BY ? 2 : 0;
            case SqlBaseLexer.LIMIT, SqlBaseLexer.OFFSET ->
                next == SqlBaseLexer.INTEGER_VALUE || next == SqlBaseLexer.ALL ? 1 : 0;
            case SqlBaseLexer.UNION, SqlBaseLexer.INTERSECT, SqlBaseLexer.EXCEPT -> QUANTIFIERS.contains(next) ? 2 : 1;
            default -> joinLength(tokens, at);
        };
    }

    private static int joinLength(List<Token> tokens, int at) {
        int end = at;
        while (JOIN_WORDS.contains(type(tokens, end)) && type(tokens, end) != SqlBaseLexer.JOIN) {
            end++;
        }
        return type(tokens, end) == SqlBaseLexer.JOIN ? end - at + 1 : 0;
    }

    private static int type(List<Token> tokens, int at) {
        return at >= 0 && at < tokens.size() ? tokens.get(at).getType() : Token.EOF;
    }
}

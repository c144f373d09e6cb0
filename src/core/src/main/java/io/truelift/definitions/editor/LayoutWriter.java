package io.truelift.definitions.editor;

import io.trino.grammar.sql.SqlBaseLexer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.antlr.v4.runtime.Token;

/** Writes the words of one statement with new white space between them. */
final class LayoutWriter {
    private static final int WIDTH = 96;
    /** Lists are read at a glance and may be longer. */
    private static final int WIDTH_OF_LISTS = 116;

    private static final int STEP = 4;
    private static final Set<Integer> LISTS =
            Set.of(SqlBaseLexer.SELECT, SqlBaseLexer.GROUP, SqlBaseLexer.ORDER, SqlBaseLexer.FROM, SqlBaseLexer.VALUES);
    private static final Set<Integer> CONDITIONS = Set.of(SqlBaseLexer.WHERE, SqlBaseLexer.HAVING);
    private static final Set<Integer> OPENS_A_QUERY =
            Set.of(SqlBaseLexer.SELECT, SqlBaseLexer.WITH, SqlBaseLexer.VALUES);

    private final List<Token> tokens;
    private final String original;

    LayoutWriter(List<Token> tokens, String original) {
        this.tokens = tokens;
        this.original = original;
    }

    String write() {
        return query(tokens, 0).strip() + "\n";
    }

    /** The clauses of a query, each on lines of its own. */
    private String query(List<Token> words, int indent) {
        StringBuilder text = new StringBuilder();
        for (Clause clause : Clause.of(words)) {
            String part = clause(clause, indent);
            if (!part.isBlank()) {
                text.append(text.isEmpty() ? "" : "\n")
                        .append(" ".repeat(indent))
                        .append(part.stripTrailing());
            }
        }
        return text.toString();
    }

    private String clause(Clause clause, int indent) {
        List<Token> whole = new ArrayList<>(clause.head());
        whole.addAll(clause.body());
        if (clause.type() == SqlBaseLexer.WITH) {
            return inline(clause.head(), indent) + list(clause.body(), indent);
        }
        String line = inline(whole, indent);
        boolean fits = !line.contains("\n")
                && indent + line.length() <= (LISTS.contains(clause.type()) ? WIDTH_OF_LISTS : WIDTH);
        if (fits) {
            return line;
        }
        if (LISTS.contains(clause.type())) {
            return parts(clause.body(), this::isComma).size() == 1
                    ? line
                    : inline(clause.head(), indent) + list(clause.body(), indent);
        }
        if (CONDITIONS.contains(clause.type())) {
            return parts(clause.body(), SqlBaseLexer.AND, SqlBaseLexer.OR).size() == 1
                    ? line
                    : inline(clause.head(), indent) + conditions(clause.body(), indent + STEP);
        }
        if (clause.isJoin()) {
            List<List<Token>> relationAndOn = parts(clause.body(), token -> token.getType() == SqlBaseLexer.ON);
            if (relationAndOn.size() == 2) {
                List<Token> relation = new ArrayList<>(clause.head());
                relation.addAll(relationAndOn.getFirst());
                return inline(relation, indent) + conditions(relationAndOn.getLast(), indent + STEP);
            }
        }
        return line;
    }

    /** Items below one another; a comment behind a comma stays with the item before it. */
    private String list(List<Token> body, int indent) {
        StringBuilder text = new StringBuilder();
        List<List<Token>> items = parts(body, this::isComma);
        for (int i = 0; i < items.size(); i++) {
            List<Token> item = new ArrayList<>(items.get(i));
            boolean isAfterComma = !item.isEmpty() && isComma(item.getFirst());
            if (isAfterComma) {
                item.removeFirst();
                text.append(',');
                if (!item.isEmpty() && Tokens.isComment(item.getFirst()) && !isOnItsOwnLine(item.getFirst())) {
                    text.append(' ').append(item.removeFirst().getText().strip());
                }
            }
            text.append('\n')
                    .append(" ".repeat(indent + STEP))
                    .append(inline(item, indent + STEP).stripTrailing());
        }
        return text.toString();
    }

    private String conditions(List<Token> body, int indent) {
        StringBuilder text = new StringBuilder();
        for (List<Token> condition : parts(body, SqlBaseLexer.AND, SqlBaseLexer.OR)) {
            text.append('\n')
                    .append(" ".repeat(indent))
                    .append(inline(condition, indent).stripTrailing());
        }
        return text.toString();
    }

    private List<List<Token>> parts(List<Token> body, int... types) {
        int[] between = {0};
        return parts(body, token -> {
            if (token.getType() == SqlBaseLexer.BETWEEN) {
                between[0]++;
            }
            boolean isMark = java.util.stream.IntStream.of(types).anyMatch(type -> type == token.getType());
            if (isMark && between[0] > 0 && token.getType() == SqlBaseLexer.AND) {
                between[0]--;
                return false;
            }
            return isMark;
        });
    }

    /** What stands between marks that are in no bracket and no CASE; each part but the first opens with its mark. */
    private static List<List<Token>> parts(List<Token> body, Predicate<Token> mark) {
        List<List<Token>> parts = new ArrayList<>();
        parts.add(new ArrayList<>());
        int depth = 0;
        for (Token token : body) {
            depth += Clause.step(token)
                    + (token.getType() == SqlBaseLexer.CASE ? 1 : 0)
                    - (token.getType() == SqlBaseLexer.END ? 1 : 0);
            if (depth == 0 && mark.test(token)) {
                parts.add(new ArrayList<>());
            }
            parts.getLast().add(token);
        }
        return parts;
    }

    /** Words one after another, with queries in brackets below if they have no room, and a new line after each comment. */
    private String inline(List<Token> words, int indent) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words.size(); i++) {
            Token token = words.get(i);
            if (i > 0 && Tokens.isComment(words.get(i - 1))
                    || i > 0 && Tokens.isComment(token) && isOnItsOwnLine(token)) {
                text.append('\n').append(" ".repeat(indent));
            } else if (i > 0 && Spacing.isBetween(i > 1 ? words.get(i - 2) : null, words.get(i - 1), token)) {
                text.append(' ');
            }
            if (token.getText().equals("(")
                    && i + 1 < words.size()
                    && OPENS_A_QUERY.contains(words.get(i + 1).getType())) {
                int end = closing(words, i);
                text.append(within(words.subList(i + 1, end), indent, isNamedQuery(words, i)));
                i = end;
            } else if (token.getType() == SqlBaseLexer.CASE && hasNoRoom(words, i, indent)) {
                int end = endOfCase(words, i);
                text.append(choices(words.subList(i, end + 1), indent));
                i = end;
            } else {
                text.append(Spacing.written(token));
            }
        }
        return text.toString();
    }

    private boolean hasNoRoom(List<Token> words, int start, int indent) {
        int length = words.stream()
                .skip(start)
                .mapToInt(token -> Spacing.written(token).length() + 1)
                .sum();
        return indent + length > WIDTH;
    }

    /** CASE with each of its choices on a line. */
    private String choices(List<Token> words, int indent) {
        StringBuilder text = new StringBuilder();
        List<Token> inner = words.subList(1, words.size() - 1);
        List<List<Token>> parts = parts(inner, SqlBaseLexer.WHEN, SqlBaseLexer.ELSE);
        text.append(Spacing.written(words.getFirst()))
                .append(parts.getFirst().isEmpty() ? "" : " " + inline(parts.getFirst(), indent));
        for (List<Token> part : parts.subList(1, parts.size())) {
            text.append('\n').append(" ".repeat(indent + STEP)).append(inline(part, indent + STEP));
        }
        return text.append('\n')
                .append(" ".repeat(indent))
                .append(Spacing.written(words.getLast()))
                .toString();
    }

    private static int endOfCase(List<Token> words, int start) {
        int depth = 0;
        for (int i = start; i < words.size(); i++) {
            depth += words.get(i).getType() == SqlBaseLexer.CASE
                    ? 1
                    : words.get(i).getType() == SqlBaseLexer.END ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return words.size() - 1;
    }

    private String within(List<Token> query, int indent, boolean isNamed) {
        String line = inline(query, indent);
        if (!isNamed
                && !line.contains("\n")
                && indent + line.length() + 2 <= WIDTH
                && Clause.of(query).size() <= 4) {
            return "(" + line + ")";
        }
        return "(\n" + query(query, indent + STEP) + "\n" + " ".repeat(indent) + ")";
    }

    private static boolean isNamedQuery(List<Token> words, int bracket) {
        return bracket > 0 && words.get(bracket - 1).getType() == SqlBaseLexer.AS;
    }

    private static int closing(List<Token> words, int open) {
        int depth = 0;
        for (int i = open; i < words.size(); i++) {
            depth += Clause.step(words.get(i));
            if (depth == 0) {
                return i;
            }
        }
        return words.size() - 1;
    }

    private boolean isComma(Token token) {
        return token.getText().equals(",");
    }

    private boolean isOnItsOwnLine(Token comment) {
        int start = comment.getStartIndex();
        return original.substring(original.lastIndexOf('\n', Math.max(0, start - 1)) + 1, start)
                .isBlank();
    }
}

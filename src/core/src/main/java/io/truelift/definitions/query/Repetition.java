package io.truelift.definitions.query;

import io.trino.sql.tree.Array;
import io.trino.sql.tree.DereferenceExpression;
import io.trino.sql.tree.Expression;
import io.trino.sql.tree.ExpressionRewriter;
import io.trino.sql.tree.ExpressionTreeRewriter;
import io.trino.sql.tree.FunctionCall;
import io.trino.sql.tree.Identifier;
import io.trino.sql.tree.Node;
import io.trino.sql.tree.NodeLocation;
import io.trino.sql.tree.Query;
import io.trino.sql.tree.QuerySpecification;
import io.trino.sql.tree.SelectItem;
import io.trino.sql.tree.SingleColumn;
import io.trino.sql.tree.With;
import io.trino.sql.tree.WithQuery;
import io.trino.sql.util.AstUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Columns that stand for several. In a template a column whose name ends in {@code _1} is repeated as {@code _2} and so on,
 * with the names in its expression; so are elements of an array, and what {@code greatest} takes, that use such columns. A template with one metric in it runs
 * as it stands, and holds as many as there are.
 */
final class Repetition {
    private static final String FIRST = "_1";
    private static final NodeLocation MADE_HERE = new NodeLocation(1, 1);
    private static final String TAKES_SEVERAL = "greatest";

    private final int times;

    /** @param times how often, 1 for the template as it is */
    Repetition(int times) {
        this.times = times;
    }

    /** Whether a name stands for several. */
    static boolean isRepeated(String name) {
        return name.endsWith(FIRST);
    }

    /** The name that stands for one of them, counted from 1. */
    static String name(String first, int number) {
        return isRepeated(first) ? first.substring(0, first.length() - FIRST.length()) + "_" + number : first;
    }

    Query query(Query query) {
        Query repeated = query.getQueryBody() instanceof QuerySpecification body
                ? Selection.with(
                        query,
                        body.getSelect().getSelectItems().stream()
                                .flatMap(item -> items(item).stream())
                                .toList())
                : query;
        return new Query(
                query.getSessionProperties(),
                query.getFunctions(),
                query.getWith().map(this::with),
                repeated.getQueryBody(),
                query.getOrderBy(),
                query.getOffset(),
                query.getLimit());
    }

    private With with(With with) {
        return new With(
                with.isRecursive(),
                with.getQueries().stream()
                        .map(named -> new WithQuery(named.getName(), query(named.getQuery()), named.getColumnNames()))
                        .toList());
    }

    private List<SelectItem> items(SelectItem item) {
        if (!(item instanceof SingleColumn column)) {
            return List.of(item);
        }
        boolean isSeveral =
                OutputColumns.name(item).filter(Repetition::isRepeated).isPresent();
        return (isSeveral
                        ? IntStream.rangeClosed(1, times).mapToObj(number -> named(column, number))
                        : Stream.of(widened(column)))
                .toList();
    }

    private static SelectItem named(SingleColumn column, int number) {
        Expression expression = ExpressionTreeRewriter.rewriteWith(new Renaming(number), column.getExpression());
        return column.getAlias()
                .map(alias -> new SingleColumn(expression, new Identifier(name(alias.getValue(), number))))
                .orElseGet(() -> new SingleColumn(expression));
    }

    /** A column that is itself one, but may hold an array of several. */
    private SelectItem widened(SingleColumn column) {
        Expression expression = ExpressionTreeRewriter.rewriteWith(new Widening(), column.getExpression());
        return column.getAlias()
                .map(alias -> new SingleColumn(expression, alias))
                .orElseGet(() -> new SingleColumn(expression));
    }

    private static boolean usesSeveral(Node node) {
        return AstUtils.preOrder(node)
                .anyMatch(part -> part instanceof Identifier identifier && isRepeated(identifier.getValue()));
    }

    private static final class Renaming extends ExpressionRewriter<Void> {
        private final int number;

        Renaming(int number) {
            this.number = number;
        }

        @Override
        public Expression rewriteIdentifier(Identifier node, Void context, ExpressionTreeRewriter<Void> rewriter) {
            return new Identifier(name(node.getValue(), number));
        }

        @Override
        public Expression rewriteDereferenceExpression(
                DereferenceExpression node, Void context, ExpressionTreeRewriter<Void> rewriter) {
            return new DereferenceExpression(
                    node.getBase(),
                    new Identifier(name(node.getField().orElseThrow().getValue(), number)));
        }
    }

    private List<Expression> several(List<Expression> expressions) {
        List<Expression> all = new ArrayList<>();
        for (Expression expression : expressions) {
            if (usesSeveral(expression)) {
                IntStream.rangeClosed(1, times)
                        .forEach(number ->
                                all.add(ExpressionTreeRewriter.rewriteWith(new Renaming(number), expression)));
            } else {
                all.add(expression);
            }
        }
        return all;
    }

    private final class Widening extends ExpressionRewriter<Void> {
        @Override
        public Expression rewriteArray(Array node, Void context, ExpressionTreeRewriter<Void> rewriter) {
            if (!usesSeveral(node)) {
                return node;
            }
            return new Array(MADE_HERE, several(node.getValues()));
        }

        @Override
        public Expression rewriteFunctionCall(FunctionCall node, Void context, ExpressionTreeRewriter<Void> rewriter) {
            if (!usesSeveral(node) || !TAKES_SEVERAL.equals(node.getName().getSuffix())) {
                return rewriter.defaultRewrite(node, context);
            }
            return new FunctionCall(MADE_HERE, node.getName(), several(node.getArguments()));
        }
    }
}

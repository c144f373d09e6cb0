package io.truelift.definitions.query;

import io.trino.sql.QueryUtil;
import io.trino.sql.tree.Expression;
import io.trino.sql.tree.Identifier;
import io.trino.sql.tree.LogicalExpression;
import io.trino.sql.tree.NodeLocation;
import io.trino.sql.tree.Query;
import io.trino.sql.tree.QuerySpecification;
import io.trino.sql.tree.Select;
import io.trino.sql.tree.SelectItem;
import io.trino.sql.tree.SingleColumn;
import io.trino.sql.tree.Table;
import io.trino.sql.tree.With;
import io.trino.sql.tree.WithQuery;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A query whose every row is made of one row of one table: no grouping, no join, no query inside. The named queries of
 * its WITH clause that are as plain are written into it, and columns stand without the table or alias before them. Names
 * of columns are in lower case.
 */
final class FlatQuery {
    /** What is made here may be rewritten later, which takes a place in a text. */
    private static final NodeLocation MADE_HERE = new NodeLocation(1, 1);

    private final Table table;
    private final Map<String, Expression> expressions;
    private final Optional<Expression> where;

    private FlatQuery(Table table, Map<String, Expression> expressions, Optional<Expression> where) {
        this.table = table;
        this.expressions = expressions;
        this.where = where;
    }

    /** Absent where the query is not that plain. */
    static Optional<FlatQuery> of(Query query) {
        if (!isPlain(query)
                || !(query.getQueryBody() instanceof QuerySpecification body)
                || !isPlain(body)
                || body.getFrom().isEmpty()) {
            return Optional.empty();
        }
        return FlatSources.of(body.getFrom().get(), named(query)).flatMap(sources -> of(body, sources));
    }

    private static Optional<FlatQuery> of(QuerySpecification body, FlatSources sources) {
        Optional<Expression> own = body.getWhere().flatMap(sources::resolve);
        if (own.isPresent() != body.getWhere().isPresent()) {
            return Optional.empty();
        }
        Optional<Expression> where = Stream.concat(sources.where().stream(), own.stream())
                .reduce((first, second) ->
                        new LogicalExpression(MADE_HERE, LogicalExpression.Operator.AND, List.of(first, second)));
        return columns(body, sources::resolve).map(columns -> new FlatQuery(sources.table(), columns, where));
    }

    private static Map<String, Query> named(Query query) {
        Map<String, Query> named = new HashMap<>();
        query.getWith()
                .ifPresent(with -> with.getQueries()
                        .forEach(each -> named.put(lower(each.getName().getValue()), each.getQuery())));
        return named;
    }

    Table table() {
        return table;
    }

    List<String> columns() {
        return List.copyOf(expressions.keySet());
    }

    Map<String, Expression> byColumn() {
        return expressions;
    }

    Expression expression(String column) {
        return Optional.ofNullable(expressions.get(column))
                .orElseThrow(() -> new SqlFileException("Cannot read queries together: one of them gives no %s, only %s"
                        .formatted(column, expressions.keySet())));
    }

    List<Expression> expressions(List<String> columns) {
        return columns.stream().map(this::expression).toList();
    }

    Optional<Expression> where() {
        return where;
    }

    /** The query, written anew. */
    Query query() {
        List<SelectItem> items = expressions.entrySet().stream()
                .<SelectItem>map(entry -> new SingleColumn(entry.getValue(), new Identifier(entry.getKey())))
                .toList();
        return where.map(condition -> QueryUtil.simpleQuery(new Select(false, items), table, condition))
                .orElseGet(() -> QueryUtil.simpleQuery(new Select(false, items), table));
    }

    static boolean isPlain(Query query) {
        return query.getOrderBy().isEmpty()
                && query.getLimit().isEmpty()
                && query.getOffset().isEmpty()
                && query.getFunctions().isEmpty()
                && query.getSessionProperties().isEmpty()
                && query.getWith().map(FlatQuery::isPlain).orElse(true);
    }

    private static boolean isPlain(With with) {
        return !with.isRecursive()
                && with.getQueries().stream().map(WithQuery::getColumnNames).allMatch(Optional::isEmpty);
    }

    static boolean isPlain(QuerySpecification body) {
        return !body.getSelect().isDistinct()
                && body.getGroupBy().isEmpty()
                && body.getHaving().isEmpty()
                && body.getWindows().isEmpty()
                && body.getOrderBy().isEmpty()
                && body.getLimit().isEmpty()
                && body.getOffset().isEmpty();
    }

    /** Columns by name, in order; absent where one cannot be resolved, is not of one row, or is a star. */
    static Optional<Map<String, Expression>> columns(
            QuerySpecification body, Function<Expression, Optional<Expression>> resolve) {
        Map<String, Expression> columns = new LinkedHashMap<>();
        for (SelectItem item : body.getSelect().getSelectItems()) {
            Optional<String> name = OutputColumns.name(item).map(FlatQuery::lower);
            Optional<Expression> expression = name.flatMap(
                            known -> resolve.apply(((SingleColumn) item).getExpression()))
                    .filter(OneRow::isEnoughFor);
            if (expression.isEmpty() || columns.put(name.get(), expression.get()) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(columns);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}

package io.truelift.query;

import io.trino.sql.QueryUtil;
import io.trino.sql.tree.DataType;
import io.trino.sql.tree.DereferenceExpression;
import io.trino.sql.tree.Expression;
import io.trino.sql.tree.ExpressionRewriter;
import io.trino.sql.tree.ExpressionTreeRewriter;
import io.trino.sql.tree.FunctionCall;
import io.trino.sql.tree.Identifier;
import io.trino.sql.tree.Join;
import io.trino.sql.tree.LambdaExpression;
import io.trino.sql.tree.Node;
import io.trino.sql.tree.Query;
import io.trino.sql.tree.QuerySpecification;
import io.trino.sql.tree.Relation;
import io.trino.sql.tree.Select;
import io.trino.sql.tree.SelectItem;
import io.trino.sql.tree.SingleColumn;
import io.trino.sql.tree.SubqueryExpression;
import io.trino.sql.tree.Table;
import io.trino.sql.tree.WithQuery;
import io.trino.sql.util.AstUtils;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A query whose every row is made of one row of one table: no grouping, no join, no query inside. The named queries of
 * its WITH clause that are as plain are written into it.
 */
final class FlatQuery {
    /** Functions of one row that metrics use; others may be of many rows, which a name does not tell. */
    private static final Set<String> OF_ONE_ROW = Set.of(
            "abs", "array_position", "ceil", "ceiling", "chr", "concat", "date_diff", "date_format", "date_trunc", "floor", "greatest", "least", "length", "lower", "mod", "power",
            "round", "sign", "split", "substr", "trim", "upper");

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
        if (!isPlain(query) || !(query.getQueryBody() instanceof QuerySpecification body) || !isPlain(body)) {
            return Optional.empty();
        }
        Map<String, Query> named = new LinkedHashMap<>();
        query.getWith().ifPresent(with -> {
            for (WithQuery each : with.getQueries()) {
                named.put(each.getName().getValue(), each.getQuery());
            }
        });
        Sources sources = new Sources();
        if (body.getFrom().isEmpty() || !sources.add(body.getFrom().get(), named)) {
            return Optional.empty();
        }
        if (!sources.columns.isEmpty() && Stream.concat(body.getSelect().getSelectItems().stream(), body.getWhere().stream()).anyMatch(FlatQuery::namesNoSource)) {
            return Optional.empty();
        }
        Optional<Map<String, Expression>> columns = columns(body, sources.rewriter());
        if (columns.isEmpty() || sources.table.isEmpty()) {
            return Optional.empty();
        }
        Optional<Expression> own = body.getWhere().map(condition -> rewritten(condition, sources.rewriter()));
        if (own.isPresent() && !isOfOneRow(own.get())) {
            return Optional.empty();
        }
        Optional<Expression> both = own.isPresent() && sources.where.isPresent()
                ? Optional.of(QueryUtil.logicalAnd(sources.where.get(), own.get()))
                : sources.where.or(() -> own);
        return Optional.of(new FlatQuery(sources.table.get(), columns.get(), both));
    }

    Relation table() {
        return table;
    }

    List<String> columns() {
        return List.copyOf(expressions.keySet());
    }

    Expression expression(String column) {
        return Optional.ofNullable(expressions.get(column))
                .orElseThrow(() -> new SqlFileException("Cannot read queries together: one of them gives no %s, only %s".formatted(column, expressions.keySet())));
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

    private static boolean isPlain(Query query) {
        return query.getOrderBy().isEmpty() && query.getLimit().isEmpty() && query.getOffset().isEmpty()
                && query.getFunctions().isEmpty() && query.getSessionProperties().isEmpty()
                && query.getWith().map(with -> !with.isRecursive()).orElse(true);
    }

    private static boolean isPlain(QuerySpecification body) {
        return !body.getSelect().isDistinct() && body.getGroupBy().isEmpty() && body.getHaving().isEmpty() && body.getWindows().isEmpty()
                && body.getOrderBy().isEmpty() && body.getLimit().isEmpty() && body.getOffset().isEmpty();
    }

    /** Columns by name, in order; absent where one is not of one row, or is a star. */
    private static Optional<Map<String, Expression>> columns(QuerySpecification body, ExpressionRewriter<Void> rewriter) {
        Map<String, Expression> columns = new LinkedHashMap<>();
        for (SelectItem item : body.getSelect().getSelectItems()) {
            Optional<String> name = OutputColumns.name(item);
            if (name.isEmpty()) {
                return Optional.empty();
            }
            Expression expression = rewritten(((SingleColumn) item).getExpression(), rewriter);
            if (!isOfOneRow(expression)) {
                return Optional.empty();
            }
            columns.put(name.get(), expression);
        }
        return Optional.of(columns);
    }

    private static Expression rewritten(Expression expression, ExpressionRewriter<Void> rewriter) {
        return ExpressionTreeRewriter.rewriteWith(rewriter, expression, null);
    }

    /** Whether a column is named without the query or table that it is of, which then cannot be told here. */
    private static boolean namesNoSource(Node node) {
        return switch (node) {
            case DataType type -> false;
            case DereferenceExpression dereference -> !(dereference.getBase() instanceof Identifier) && namesNoSource(dereference.getBase());
            case Identifier identifier -> true;
            case SingleColumn column -> namesNoSource(column.getExpression());
            case Node other -> other.getChildren().stream().anyMatch(FlatQuery::namesNoSource);
        };
    }

    private static boolean isOfOneRow(Expression expression) {
        return AstUtils.preOrder(expression).noneMatch(node -> node instanceof SubqueryExpression
                || node instanceof LambdaExpression
                || (node instanceof FunctionCall call && !isOfOneRow(call)));
    }

    private static boolean isOfOneRow(FunctionCall call) {
        return call.getWindow().isEmpty() && call.getFilter().isEmpty() && call.getOrderBy().isEmpty() && !call.isDistinct()
                && OF_ONE_ROW.contains(call.getName().toString().toLowerCase(Locale.ROOT));
    }

    /** What a query selects from: one table, named queries of one row of it, and of one row of constants. */
    private static final class Sources {
        private Optional<Table> table = Optional.empty();
        private Optional<Expression> where = Optional.empty();
        private final Map<String, Map<String, Expression>> columns = new LinkedHashMap<>();

        boolean add(Relation relation, Map<String, Query> named) {
            return switch (relation) {
                case Join join when join.getType() == Join.Type.CROSS -> add(join.getLeft(), named) && add(join.getRight(), named);
                case Table source when named.containsKey(source.getName().toString()) -> add(source.getName().toString(), named.get(source.getName().toString()));
                case Table source -> source.getName().getParts().size() > 1 && setTable(source);
                case Relation other -> false;
            };
        }

        private boolean add(String name, Query query) {
            if (query.getQueryBody() instanceof QuerySpecification body && body.getFrom().isEmpty()) {
                return isPlain(body) && put(name, FlatQuery.columns(body, new ExpressionRewriter<>() {}));
            }
            Optional<FlatQuery> flat = FlatQuery.of(query);
            if (flat.isEmpty() || !setTable(flat.get().table)) {
                return false;
            }
            where = flat.get().where;
            return put(name, Optional.of(flat.get().expressions));
        }

        private boolean put(String name, Optional<Map<String, Expression>> found) {
            found.ifPresent(each -> columns.put(name, each));
            return found.isPresent();
        }

        private boolean setTable(Table source) {
            boolean first = table.isEmpty();
            table = Optional.of(source);
            return first;
        }

        /** Writes the columns of named queries out. */
        ExpressionRewriter<Void> rewriter() {
            return new ExpressionRewriter<>() {
                @Override
                public Expression rewriteDereferenceExpression(DereferenceExpression node, Void context, ExpressionTreeRewriter<Void> rewriter) {
                    if (node.getBase() instanceof Identifier base && node.getField().isPresent() && columns.containsKey(base.getValue())) {
                        Expression found = columns.get(base.getValue()).get(node.getField().get().getValue());
                        if (found != null) {
                            return found;
                        }
                    }
                    return node;
                }
            };
        }
    }
}

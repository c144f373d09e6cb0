package io.truelift.query;

import io.trino.sql.QueryUtil;
import io.trino.sql.SqlFormatter;
import io.trino.sql.tree.AliasedRelation;
import io.trino.sql.tree.DereferenceExpression;
import io.trino.sql.tree.ExistsPredicate;
import io.trino.sql.tree.Expression;
import io.trino.sql.tree.ExpressionRewriter;
import io.trino.sql.tree.ExpressionTreeRewriter;
import io.trino.sql.tree.FunctionCall;
import io.trino.sql.tree.Identifier;
import io.trino.sql.tree.Node;
import io.trino.sql.tree.Query;
import io.trino.sql.tree.QuerySpecification;
import io.trino.sql.tree.Relation;
import io.trino.sql.tree.SelectItem;
import io.trino.sql.tree.SingleColumn;
import io.trino.sql.tree.SubqueryExpression;
import io.trino.sql.tree.Table;
import io.trino.sql.tree.TableSubquery;
import io.trino.sql.util.AstUtils;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rows that a file selects, as a relation with expressions over it. A file that only chooses rows of one table and
 * reckons within a row is taken apart into that table, its columns and its condition, so that several such files can share
 * one scan; any other is the relation itself, as a query.
 *
 * @param relation a table, or the whole query
 * @param isPlain whether the relation is a table
 * @param columns expression by name of the file's column
 * @param condition which rows of the table are meant; absent where all are
 */
public record FactRows(Relation relation, boolean isPlain, Map<String, Expression> columns, Optional<Expression> condition) {
    /** Functions that hang on nothing but their row. What is not here is asked of the engine as it was written. */
    private static final Set<String> WITHIN_A_ROW = Set.of(
            "abs", "ceil", "ceiling", "floor", "round", "truncate", "mod", "sign", "power", "pow", "sqrt", "ln", "log10", "exp",
            "greatest", "least", "lower", "upper", "trim", "ltrim", "rtrim", "length", "substr", "substring", "concat", "replace",
            "starts_with", "strpos", "split_part", "reverse", "regexp_like", "regexp_extract", "regexp_replace", "json_extract_scalar",
            "date", "date_trunc", "date_add", "date_diff", "year", "quarter", "month", "week", "day", "day_of_week", "hour", "minute",
            "at_timezone", "from_unixtime", "to_unixtime", "from_iso8601_timestamp", "is_finite", "is_nan", "is_infinite",
            "cardinality", "element_at", "contains");

    private static final Set<String> BY_CHANCE = Set.of(
            "now", "random", "rand", "shuffle", "uuid", "current_groups", "version", "arbitrary", "any_value", "approx_distinct", "approx_percentile");

    public FactRows {
        columns = Map.copyOf(columns);
    }

    public static FactRows of(SqlFile file) {
        Query query = file.query();
        return plain(query).orElseGet(() -> asQuery(file));
    }

    /**
     * Whether a file says the same whenever and by whomever it is asked, as long as its tables stay as they are: it takes
     * nothing from the clock, from chance or from who asks.
     */
    public static boolean isRepeatable(SqlFile file) {
        return AstUtils.preOrder(file.statement()).noneMatch(node -> switch (node) {
            case FunctionCall call -> BY_CHANCE.contains(call.getName().getSuffix().toLowerCase(Locale.ROOT));
            case Node other -> other.getClass().getSimpleName().matches("(Current|Local)(Date|Time|Timestamp|User|Catalog|Schema|Path)");
        });
    }

    /** The relation in SQL: equal for files that can share a scan. */
    public String key() {
        return SqlFormatter.formatSql(relation);
    }

    /** An expression that names columns of the file, over the relation. */
    public Expression resolve(Expression expression) {
        return ExpressionTreeRewriter.rewriteWith(new ExpressionRewriter<>() {
            @Override
            public Expression rewriteIdentifier(Identifier node, Void context, ExpressionTreeRewriter<Void> rewriter) {
                return Optional.ofNullable(columns.get(lower(node))).orElse(node);
            }
        }, expression);
    }

    private static FactRows asQuery(SqlFile file) {
        Map<String, Expression> columns = new LinkedHashMap<>();
        file.columns().forEach(column -> columns.put(column.toLowerCase(Locale.ROOT), new Identifier(column)));
        return new FactRows(new AliasedRelation(new TableSubquery(file.query()), new Identifier("metric"), null), false, columns, Optional.empty());
    }

    private static Optional<FactRows> plain(Query query) {
        if (query.getWith().isPresent() || query.getOrderBy().isPresent() || query.getLimit().isPresent() || query.getOffset().isPresent()
                || !(query.getQueryBody() instanceof QuerySpecification body)
                || body.getSelect().isDistinct() || body.getGroupBy().isPresent() || body.getHaving().isPresent() || !body.getWindows().isEmpty()
                || body.getOrderBy().isPresent() || body.getLimit().isPresent() || body.getOffset().isPresent() || body.getFrom().isEmpty()) {
            return Optional.empty();
        }
        Optional<Table> table = table(body.getFrom().get());
        if (table.isEmpty()) {
            return Optional.empty();
        }
        Unqualified unqualified = new Unqualified(alias(body.getFrom().get()));
        Map<String, Expression> columns = new LinkedHashMap<>();
        for (SelectItem item : body.getSelect().getSelectItems()) {
            if (!(item instanceof SingleColumn column) || OutputColumns.name(item).isEmpty() || !isWithinARow(column.getExpression())) {
                return Optional.empty();
            }
            columns.put(OutputColumns.name(item).get().toLowerCase(Locale.ROOT), ExpressionTreeRewriter.rewriteWith(unqualified, column.getExpression()));
        }
        if (body.getWhere().filter(where -> !isWithinARow(where)).isPresent()) {
            return Optional.empty();
        }
        Table named = new Table(QueryUtil.table(table.get().getName()).getName());
        return Optional.of(new FactRows(named, true, columns, body.getWhere().map(where -> ExpressionTreeRewriter.rewriteWith(unqualified, where))));
    }

    private static Optional<Table> table(Relation from) {
        return switch (from) {
            case Table table when table.getQueryPeriod().isEmpty() -> Optional.of(table);
            case AliasedRelation aliased when aliased.getColumnNames() == null -> table(aliased.getRelation());
            case Relation other -> Optional.empty();
        };
    }

    private static String alias(Relation from) {
        return from instanceof AliasedRelation aliased ? lower(aliased.getAlias()) : ((Table) from).getName().getSuffix();
    }

    private static boolean isWithinARow(Expression expression) {
        return AstUtils.preOrder(expression).allMatch(FactRows::isWithinARow);
    }

    private static boolean isWithinARow(Node node) {
        return switch (node) {
            case SubqueryExpression subquery -> false;
            case ExistsPredicate exists -> false;
            case FunctionCall call -> call.getWindow().isEmpty() && call.getFilter().isEmpty() && call.getOrderBy().isEmpty()
                    && WITHIN_A_ROW.contains(call.getName().getSuffix().toLowerCase(Locale.ROOT));
            case Node other -> true;
        };
    }

    private static String lower(Identifier identifier) {
        return identifier.getValue().toLowerCase(Locale.ROOT);
    }

    /** Names of columns without the table before them: in the statement that shares the scan they are the only ones. */
    private static final class Unqualified extends ExpressionRewriter<Void> {
        private final String alias;

        Unqualified(String alias) {
            this.alias = alias;
        }

        @Override
        public Expression rewriteDereferenceExpression(DereferenceExpression node, Void context, ExpressionTreeRewriter<Void> rewriter) {
            return isTable(node.getBase()) ? node.getField().<Expression>map(field -> field).orElse(node) : node;
        }

        private boolean isTable(Expression base) {
            return switch (base) {
                case Identifier identifier -> lower(identifier).equals(alias);
                case DereferenceExpression qualified -> qualified.getField().filter(field -> lower(field).equals(alias)).isPresent();
                case Expression other -> false;
            };
        }
    }
}

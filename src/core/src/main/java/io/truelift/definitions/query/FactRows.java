package io.truelift.definitions.query;

import io.trino.sql.SqlFormatter;
import io.trino.sql.tree.AliasedRelation;
import io.trino.sql.tree.Expression;
import io.trino.sql.tree.ExpressionRewriter;
import io.trino.sql.tree.ExpressionTreeRewriter;
import io.trino.sql.tree.FunctionCall;
import io.trino.sql.tree.Identifier;
import io.trino.sql.tree.Node;
import io.trino.sql.tree.Query;
import io.trino.sql.tree.Relation;
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
public record FactRows(
        Relation relation, boolean isPlain, Map<String, Expression> columns, Optional<Expression> condition) {
    private static final Set<String> BY_CHANCE = Set.of(
            "now",
            "random",
            "rand",
            "shuffle",
            "uuid",
            "current_groups",
            "version",
            "arbitrary",
            "any_value",
            "approx_distinct",
            "approx_percentile");

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
            case FunctionCall call ->
                BY_CHANCE.contains(call.getName().getSuffix().toLowerCase(Locale.ROOT));
            case Node other ->
                other.getClass()
                        .getSimpleName()
                        .matches("(Current|Local)(Date|Time|Timestamp|User|Catalog|Schema|Path)");
        });
    }

    /** The relation in SQL: equal for files that can share a scan. */
    public String key() {
        return SqlFormatter.formatSql(relation);
    }

    /** An expression that names columns of the file, over the relation. */
    public Expression resolve(Expression expression) {
        return ExpressionTreeRewriter.rewriteWith(
                new ExpressionRewriter<>() {
                    @Override
                    public Expression rewriteIdentifier(
                            Identifier node, Void context, ExpressionTreeRewriter<Void> rewriter) {
                        return Optional.ofNullable(columns.get(lower(node))).orElse(node);
                    }
                },
                expression);
    }

    private static FactRows asQuery(SqlFile file) {
        Map<String, Expression> columns = new LinkedHashMap<>();
        file.columns().forEach(column -> columns.put(column.toLowerCase(Locale.ROOT), new Identifier(column)));
        return new FactRows(
                new AliasedRelation(new TableSubquery(file.query()), new Identifier("metric"), null),
                false,
                columns,
                Optional.empty());
    }

    private static Optional<FactRows> plain(Query query) {
        return FlatQuery.of(query)
                .filter(flat -> flat.table().getQueryPeriod().isEmpty())
                .map(flat -> new FactRows(flat.table(), true, flat.byColumn(), flat.where()));
    }

    private static String lower(Identifier identifier) {
        return identifier.getValue().toLowerCase(Locale.ROOT);
    }
}

package io.truelift.definitions.query;

import io.trino.sql.SqlFormatter;
import io.trino.sql.tree.AllColumns;
import io.trino.sql.tree.DereferenceExpression;
import io.trino.sql.tree.Expression;
import io.trino.sql.tree.ExpressionRewriter;
import io.trino.sql.tree.ExpressionTreeRewriter;
import io.trino.sql.tree.Identifier;
import io.trino.sql.tree.Join;
import io.trino.sql.tree.Query;
import io.trino.sql.tree.QuerySpecification;
import io.trino.sql.tree.Relation;
import io.trino.sql.tree.SelectItem;
import io.trino.sql.tree.SingleColumn;
import io.trino.sql.tree.Table;
import io.trino.sql.tree.With;
import io.trino.sql.tree.WithQuery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Repeated columns that say the same are named by the first of them wherever they are used, so that the engine works them out
 * once: of ten metrics with one window the window is looked at once per row, not ten times. Which say the same follows from the
 * values of the parameters. No column is taken away, and no figure changes.
 */
final class SharedColumns {
    private static final String PARAMETERS = "parameter";

    private final Map<String, Value> values;
    private final Set<String> slots;

    /**
     * @param values of the parameters, by name
     * @param slots queries that are not the template's own, and stay as they are
     */
    SharedColumns(Map<String, Value> values, Set<String> slots) {
        this.values = values;
        this.slots = slots;
    }

    /** The query with columns named by the first that says the same. */
    Query query(Query query) {
        if (query.getWith().isEmpty()) {
            return query;
        }
        Map<String, Map<String, String>> firstByQuery = new HashMap<>();
        List<WithQuery> queries = new ArrayList<>();
        for (WithQuery named : query.getWith().get().getQueries()) {
            String name = named.getName().getValue();
            Query shared = name.equals(PARAMETERS) || slots.contains(name)
                    ? named.getQuery()
                    : body(named.getQuery(), firstByQuery);
            firstByQuery.put(name, name.equals(PARAMETERS) ? firstParameters() : firstColumns(shared, firstByQuery));
            queries.add(new WithQuery(named.getName(), shared, named.getColumnNames()));
        }
        Query body = body(query, firstByQuery);
        return new Query(
                query.getSessionProperties(),
                query.getFunctions(),
                Optional.of(new With(query.getWith().get().isRecursive(), queries)),
                body.getQueryBody(),
                query.getOrderBy(),
                query.getOffset(),
                query.getLimit());
    }

    private Map<String, String> firstParameters() {
        return first(values);
    }

    private static Map<String, String> firstColumns(Query query, Map<String, Map<String, String>> firstByQuery) {
        if (!(query.getQueryBody() instanceof QuerySpecification body)) {
            return Map.of();
        }
        Map<String, String> first = new HashMap<>();
        Map<String, String> expressions = new LinkedHashMap<>();
        for (SelectItem item : body.getSelect().getSelectItems()) {
            if (item instanceof AllColumns all && all.getTarget().orElse(null) instanceof Identifier from) {
                first.putAll(firstByQuery.getOrDefault(from.getValue(), Map.of()));
            } else if (item instanceof SingleColumn column) {
                OutputColumns.name(item)
                        .ifPresent(name -> expressions.put(name, SqlFormatter.formatSql(column.getExpression())));
            }
        }
        first.putAll(first(expressions));
        return first;
    }

    /** For each repeated name the first of the same column with an equal value. */
    private static Map<String, String> first(Map<String, ?> valueByName) {
        Map<String, String> first = new HashMap<>();
        Map<List<Object>, String> seen = new HashMap<>();
        valueByName.forEach((name, value) -> column(name)
                .ifPresent(column -> first.put(name, seen.computeIfAbsent(List.of(column, value), same -> name))));
        return first;
    }

    /** What is before the number of a repeated column. */
    private static Optional<String> column(String name) {
        int end = name.lastIndexOf('_');
        boolean isNumbered = end > 0
                && end < name.length() - 1
                && name.substring(end + 1).chars().allMatch(Character::isDigit);
        return isNumbered ? Optional.of(name.substring(0, end)) : Optional.empty();
    }

    private static Query body(Query query, Map<String, Map<String, String>> firstByQuery) {
        if (!(query.getQueryBody() instanceof QuerySpecification body)
                || body.getFrom().isEmpty()) {
            return query;
        }
        Map<String, Map<String, String>> sources = new LinkedHashMap<>();
        addSources(body.getFrom().get(), firstByQuery, sources);
        Naming naming = new Naming(sources);
        List<SelectItem> items = body.getSelect().getSelectItems().stream()
                .map(item -> named(item, naming))
                .toList();
        return Selection.with(query, items);
    }

    private static SelectItem named(SelectItem item, Naming naming) {
        if (!(item instanceof SingleColumn column)) {
            return item;
        }
        Expression expression = ExpressionTreeRewriter.rewriteWith(naming, column.getExpression());
        return OutputColumns.name(item)
                .map(name -> new SingleColumn(expression, column.getAlias().orElseGet(() -> new Identifier(name))))
                .orElseGet(() -> new SingleColumn(expression));
    }

    private static void addSources(
            Relation from, Map<String, Map<String, String>> firstByQuery, Map<String, Map<String, String>> sources) {
        switch (from) {
            case Join join -> {
                addSources(join.getLeft(), firstByQuery, sources);
                addSources(join.getRight(), firstByQuery, sources);
            }
            case Table table
            when table.getName().getPrefix().isEmpty() ->
                Optional.ofNullable(firstByQuery.get(table.getName().getSuffix()))
                        .ifPresent(first -> sources.put(table.getName().getSuffix(), first));
            case Relation other -> {
                /* what is aliased or unnested keeps its names */
            }
        }
    }

    private static final class Naming extends ExpressionRewriter<Void> {
        private final Map<String, Map<String, String>> sources;

        Naming(Map<String, Map<String, String>> sources) {
            this.sources = sources;
        }

        @Override
        public Expression rewriteIdentifier(Identifier node, Void context, ExpressionTreeRewriter<Void> rewriter) {
            return sources.values().stream()
                    .filter(first -> first.containsKey(node.getValue()))
                    .findFirst()
                    .<Expression>map(first -> new Identifier(first.get(node.getValue())))
                    .orElse(node);
        }

        @Override
        public Expression rewriteDereferenceExpression(
                DereferenceExpression node, Void context, ExpressionTreeRewriter<Void> rewriter) {
            if (!(node.getBase() instanceof Identifier from) || node.getField().isEmpty()) {
                return node;
            }
            String field = node.getField().get().getValue();
            return new DereferenceExpression(
                    from,
                    new Identifier(
                            sources.getOrDefault(from.getValue(), Map.of()).getOrDefault(field, field)));
        }
    }
}

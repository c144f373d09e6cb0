package io.truelift.definitions.query;

import io.trino.sql.tree.AliasedRelation;
import io.trino.sql.tree.AllColumns;
import io.trino.sql.tree.Expression;
import io.trino.sql.tree.Identifier;
import io.trino.sql.tree.Insert;
import io.trino.sql.tree.Join;
import io.trino.sql.tree.JoinOn;
import io.trino.sql.tree.JoinUsing;
import io.trino.sql.tree.Lateral;
import io.trino.sql.tree.Merge;
import io.trino.sql.tree.Node;
import io.trino.sql.tree.Query;
import io.trino.sql.tree.QueryBody;
import io.trino.sql.tree.QuerySpecification;
import io.trino.sql.tree.Relation;
import io.trino.sql.tree.SampledRelation;
import io.trino.sql.tree.SelectItem;
import io.trino.sql.tree.SetOperation;
import io.trino.sql.tree.SingleColumn;
import io.trino.sql.tree.Statement;
import io.trino.sql.tree.Table;
import io.trino.sql.tree.TableSubquery;
import io.trino.sql.tree.Unnest;
import io.trino.sql.tree.Values;
import io.trino.sql.tree.WithQuery;
import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.TableContract;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The tables and columns that a statement names, held against the dictionary. Relations whose columns cannot be told
 * from the text alone, such as UNNEST, are taken to have any column: the engine has the last word on them.
 */
public final class References {
    private final String place;
    private final String catalog;
    private final Dictionary dictionary;
    private final Set<String> tables = new LinkedHashSet<>();
    private final Set<ColumnRead> reads = new LinkedHashSet<>();

    private References(String place, String catalog, Dictionary dictionary) {
        this.place = place;
        this.catalog = catalog;
        this.dictionary = dictionary;
    }

    /**
     * Tables that the statement names, as namespace and name, in the order in which they appear.
     *
     * @throws SqlFileException where a table or a column is not in the dictionary, with its line
     */
    public static Set<String> of(SqlFile file, String catalog, Dictionary dictionary) {
        return of(file.place(), file.statement(), catalog, dictionary);
    }

    /** As {@link #of(SqlFile, String, Dictionary)}, for a statement that was put together. */
    public static Set<String> of(BoundStatement statement, String catalog, Dictionary dictionary) {
        return of(statement.name(), statement.statement(), catalog, dictionary);
    }

    /**
     * Columns that the file reads, each with its line: through aliases, named queries, sub-queries and stars. A column
     * that a star hands on is read where somebody names it.
     *
     * @throws SqlFileException where a table or a column is not in the dictionary, with its line
     */
    public static List<ColumnRead> reads(SqlFile file, String catalog, Dictionary dictionary) {
        References references = new References(file.place(), catalog, dictionary);
        references.check(file.statement());
        return List.copyOf(references.reads);
    }

    private static Set<String> of(String place, Statement statement, String catalog, Dictionary dictionary) {
        References references = new References(place, catalog, dictionary);
        references.check(statement);
        return references.tables;
    }

    private void check(Statement statement) {
        switch (statement) {
            case Query query -> query(query, Map.of(), Scope.NONE);
            case Insert insert -> {
                Scope target = relation(insert.getTable(), Map.of(), Scope.NONE);
                insert.getColumns().ifPresent(columns -> columns.forEach(column -> column(column, target)));
                query(insert.getQuery(), Map.of(), Scope.NONE);
            }
            case Merge merge -> {
                Scope both = relation(merge.getTarget(), Map.of(), Scope.NONE)
                        .and(relation(merge.getSource(), Map.of(), Scope.NONE));
                expression(merge.getPredicate(), Map.of(), both);
            }
            case Statement other ->
                throw new SqlFileException("Cannot use %s: it must be a SELECT".formatted(place), TextPlace.of(other));
        }
    }

    /** Checks a query and tells its columns, where that can be done. */
    Optional<Map<String, Set<ColumnName>>> query(
            Query query, Map<String, Optional<Map<String, Set<ColumnName>>>> around, Scope outer) {
        Map<String, Optional<Map<String, Set<ColumnName>>>> named = new HashMap<>(around);
        query.getWith().ifPresent(with -> {
            for (WithQuery part : with.getQueries()) {
                Optional<Map<String, Set<ColumnName>>> columns = query(part.getQuery(), named, outer);
                named.put(
                        Scope.lower(part.getName().getValue()),
                        part.getColumnNames()
                                .flatMap(names -> renamed(names, columns))
                                .or(() -> columns));
            }
        });
        Optional<Map<String, Set<ColumnName>>> columns = body(query.getQueryBody(), named, outer);
        query.getOrderBy()
                .ifPresent(order -> order.getSortItems()
                        .forEach(item -> expression(
                                item.getSortKey(), named, new Scope(List.of(new Scope.Source("", columns)), outer))));
        return columns;
    }

    private Optional<Map<String, Set<ColumnName>>> body(
            Relation body, Map<String, Optional<Map<String, Set<ColumnName>>>> named, Scope outer) {
        return switch (body) {
            case QuerySpecification specification -> specification(specification, named, outer);
            case TableSubquery subquery -> query(subquery.getQuery(), named, outer);
            case SetOperation operation ->
                operation.getRelations().stream()
                        .map(relation -> body(relation, named, outer))
                        .reduce(References::both)
                        .orElse(Optional.empty());
            case Values values -> {
                values.getRows().forEach(row -> expression(row, named, outer));
                yield Optional.empty();
            }
            case Table table ->
                relation(table, named, outer).sources().getFirst().columns();
            case Relation other -> Optional.empty();
        };
    }

    private Optional<Map<String, Set<ColumnName>>> specification(
            QuerySpecification specification, Map<String, Optional<Map<String, Set<ColumnName>>>> named, Scope outer) {
        Scope scope = specification
                .getFrom()
                .map(from -> relation(from, named, outer))
                .orElse(Scope.NONE)
                .within(outer);
        for (SelectItem item : specification.getSelect().getSelectItems()) {
            if (item instanceof SingleColumn column) {
                expression(column.getExpression(), named, scope);
            }
        }
        specification.getWhere().ifPresent(where -> expression(where, named, scope));
        specification.getHaving().ifPresent(having -> expression(having, named, scope));
        specification
                .getGroupBy()
                .ifPresent(groups -> groups.getGroupingElements()
                        .forEach(element -> element.getExpressions().forEach(e -> expression(e, named, scope))));
        specification
                .getWindows()
                .forEach(window -> new ExpressionReferences(this, named).process(window.getWindow(), scope));
        Optional<Map<String, Set<ColumnName>>> columns = columns(specification, scope);
        Scope ordering = columns.map(scope::with).orElse(scope);
        specification
                .getOrderBy()
                .ifPresent(
                        order -> order.getSortItems().forEach(item -> expression(item.getSortKey(), named, ordering)));
        return columns;
    }

    private static Optional<Map<String, Set<ColumnName>>> columns(QuerySpecification specification, Scope scope) {
        Map<String, Set<ColumnName>> columns = new LinkedHashMap<>();
        for (SelectItem item : specification.getSelect().getSelectItems()) {
            if (item instanceof AllColumns all) {
                for (Scope.Source source : starred(all, scope)) {
                    if (source.columns().isEmpty()) {
                        return Optional.empty();
                    }
                    columns.putAll(source.columns().get());
                }
            } else {
                OutputColumns.name(item).map(Scope::lower).ifPresent(name -> columns.put(name, Set.of()));
            }
        }
        return Optional.of(columns);
    }

    private static List<Scope.Source> starred(AllColumns all, Scope scope) {
        if (all.getTarget().isEmpty()) {
            return scope.sources();
        }
        Optional<Scope.Source> source = all.getTarget().get() instanceof Identifier alias
                ? scope.source(Scope.lower(alias.getValue()))
                : Optional.empty();
        return List.of(source.orElse(new Scope.Source("", Optional.empty())));
    }

    /** The columns of a UNION or its like: named by its first side, filled by both. */
    private static Optional<Map<String, Set<ColumnName>>> both(
            Optional<Map<String, Set<ColumnName>>> first, Optional<Map<String, Set<ColumnName>>> second) {
        if (first.isEmpty() || second.isEmpty()) {
            return first;
        }
        List<Set<ColumnName>> others = List.copyOf(second.get().values());
        Map<String, Set<ColumnName>> columns = new LinkedHashMap<>();
        first.get().forEach((name, behind) -> {
            Set<ColumnName> all = new LinkedHashSet<>(behind);
            if (columns.size() < others.size()) {
                all.addAll(others.get(columns.size()));
            }
            columns.put(name, all);
        });
        return Optional.of(columns);
    }

    private Scope relation(Relation relation, Map<String, Optional<Map<String, Set<ColumnName>>>> named, Scope outer) {
        return switch (relation) {
            case Table table -> source(table.getName().getSuffix(), table(table, named));
            case AliasedRelation aliased -> {
                Scope inner = relation(aliased.getRelation(), named, outer);
                Optional<Map<String, Set<ColumnName>>> columns = aliased.getColumnNames() == null
                        ? inner.sources().getFirst().columns()
                        : renamed(
                                aliased.getColumnNames(),
                                inner.sources().getFirst().columns());
                yield source(aliased.getAlias().getValue(), columns);
            }
            case Join join -> {
                Scope left = relation(join.getLeft(), named, outer);
                Scope both = left.and(relation(join.getRight(), named, left.within(outer)))
                        .within(outer);
                join.getCriteria().ifPresent(criteria -> {
                    if (criteria instanceof JoinOn on) {
                        expression(on.getExpression(), named, both);
                    } else if (criteria instanceof JoinUsing using) {
                        using.getColumns().forEach(column -> column(column, both));
                    }
                });
                yield both;
            }
            case TableSubquery subquery -> source("", query(subquery.getQuery(), named, outer));
            case Lateral lateral -> source("", query(lateral.getQuery(), named, outer));
            case SampledRelation sampled -> relation(sampled.getRelation(), named, outer);
            case Unnest unnest -> {
                unnest.getExpressions().forEach(expression -> expression(expression, named, outer));
                yield source("", Optional.empty());
            }
            case QueryBody body -> source("", body(body, named, outer));
            case Relation other -> source("", Optional.empty());
        };
    }

    private Optional<Map<String, Set<ColumnName>>> table(
            Table table, Map<String, Optional<Map<String, Set<ColumnName>>>> named) {
        List<String> parts = table.getName().getParts();
        if (parts.size() == 1 && named.containsKey(parts.getFirst())) {
            return named.get(parts.getFirst());
        }
        if (parts.size() != 3 || !parts.getFirst().equals(catalog)) {
            throw problem(
                    table,
                    "write the table %s in full, such as %s.governed.customer".formatted(table.getName(), catalog));
        }
        String name = parts.get(1) + "." + parts.get(2);
        if (name.contains("$")) {
            return Optional.empty();
        }
        TableContract contract = dictionary
                .find(name)
                .orElseThrow(() -> problem(
                        table,
                        "there is no table %s in the dictionary. Its tables are: %s"
                                .formatted(
                                        name,
                                        dictionary.tables().stream()
                                                .map(TableContract::qualifiedName)
                                                .collect(Collectors.joining(", ")))));
        tables.add(name);
        Map<String, Set<ColumnName>> columns = new LinkedHashMap<>();
        contract.columns().forEach(column -> columns.put(column.name(), Set.of(new ColumnName(name, column.name()))));
        return Optional.of(columns);
    }

    void expression(Expression expression, Map<String, Optional<Map<String, Set<ColumnName>>>> named, Scope scope) {
        new ExpressionReferences(this, named).process(expression, scope);
    }

    void column(Identifier column, Scope scope) {
        if (!scope.mayHave(Scope.lower(column.getValue()))) {
            throw problem(column, "there is no column %s in the tables it reads".formatted(column.getValue()));
        }
        read(scope.behind(Scope.lower(column.getValue())), column);
    }

    void column(Scope.Source source, Identifier column) {
        if (!source.mayHave(Scope.lower(column.getValue()))) {
            throw problem(
                    column,
                    "there is no column %s in %s. It has: %s"
                            .formatted(
                                    column.getValue(),
                                    source.alias(),
                                    String.join(
                                            ", ",
                                            source.columns().orElse(Map.of()).keySet())));
        }
        read(source.behind(Scope.lower(column.getValue())), column);
    }

    private void read(Set<ColumnName> columns, Node place) {
        columns.forEach(column -> reads.add(new ColumnRead(column, line(place))));
    }

    private static int line(Node node) {
        return node.getLocation().map(location -> location.getLineNumber()).orElse(0);
    }

    private SqlFileException problem(Node node, String what) {
        return new SqlFileException(
                "Cannot use %s, line %d: %s".formatted(place, line(node), what), TextPlace.of(node));
    }

    private static Scope source(String alias, Optional<Map<String, Set<ColumnName>>> columns) {
        return new Scope(List.of(new Scope.Source(Scope.lower(alias), columns)), null);
    }

    /** The columns under new names, in their order. */
    private static Optional<Map<String, Set<ColumnName>>> renamed(
            List<Identifier> names, Optional<Map<String, Set<ColumnName>>> columns) {
        List<Set<ColumnName>> behind = List.copyOf(columns.orElse(Map.of()).values());
        Map<String, Set<ColumnName>> renamed = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            renamed.put(Scope.lower(names.get(i).getValue()), i < behind.size() ? behind.get(i) : Set.of());
        }
        return Optional.of(renamed);
    }
}

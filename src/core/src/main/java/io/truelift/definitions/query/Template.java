package io.truelift.definitions.query;

import io.trino.sql.tree.AliasedRelation;
import io.trino.sql.tree.DereferenceExpression;
import io.trino.sql.tree.Expression;
import io.trino.sql.tree.ExpressionRewriter;
import io.trino.sql.tree.ExpressionTreeRewriter;
import io.trino.sql.tree.Identifier;
import io.trino.sql.tree.Insert;
import io.trino.sql.tree.Merge;
import io.trino.sql.tree.NodeLocation;
import io.trino.sql.tree.Parameter;
import io.trino.sql.tree.Query;
import io.trino.sql.tree.QuerySpecification;
import io.trino.sql.tree.Relation;
import io.trino.sql.tree.SelectItem;
import io.trino.sql.tree.SingleColumn;
import io.trino.sql.tree.Statement;
import io.trino.sql.tree.TableSubquery;
import io.trino.sql.tree.With;
import io.trino.sql.tree.WithQuery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A statement into which other queries and values are put, on the syntax tree. The file runs as it stands: what it holds
 * in its slots and parameters are examples. A slot is a query of the WITH clause that the header lists under
 * {@code slots}; filling it replaces its body. The query {@code parameter}, first of the WITH clause, selects one
 * expression per parameter; binding replaces the expression by a parameter of the statement. The header lists under
 * {@code given} the queries that are left out where the file is put into another template, which has them.
 */
public final class Template {
    private static final String PARAMETERS = "parameter";
    private static final NodeLocation MADE_HERE = new NodeLocation(1, 1);

    private final SqlFile file;
    private final Statement statement;
    private final List<String> slots;
    private final Map<String, Value> values;
    private final Map<String, BoundStatement> fillings;

    private Template(
            SqlFile file,
            Statement statement,
            List<String> slots,
            Map<String, Value> values,
            Map<String, BoundStatement> fillings) {
        this.file = file;
        this.statement = statement;
        this.slots = slots;
        this.values = values;
        this.fillings = fillings;
    }

    /** @throws SqlFileException where the header lists a slot that the WITH clause lacks */
    public static Template of(SqlFile file) {
        file.header().allow("title", "description", "slots", "given");
        file.header().text("title");
        List<String> slots = file.header().words("slots");
        List<String> named = withQueries(file, file.statement()).stream()
                .map(query -> query.getName().getValue())
                .toList();
        requireNamed(file, "slots", slots, named);
        requireNamed(file, "given", file.header().words("given"), named);
        return new Template(file, file.statement(), slots, Map.of(), Map.of());
    }

    private static void requireNamed(SqlFile file, String key, List<String> queries, List<String> named) {
        for (String query : queries) {
            if (!named.contains(query)) {
                throw file.header()
                        .problem(
                                key,
                                "its WITH clause has no query %s. It has: %s"
                                        .formatted(query, String.join(", ", named)));
            }
        }
    }

    /** This template with the value for a parameter. */
    public Template bind(String parameter, Value value) {
        Map<String, Value> more = new LinkedHashMap<>(values);
        more.put(parameter, value);
        return new Template(file, statement, slots, more, fillings);
    }

    /**
     * This template with its columns that end in {@code _1} as often as there is something for them, under the names
     * {@code _1}, {@code _2} and so on; parameters too. What is put into slots stays as it is.
     *
     * @param times at least once
     */
    public Template repeat(int times) {
        if (times < 1) {
            throw new IllegalArgumentException(
                    "Cannot repeat the columns of %s %d times".formatted(file.place(), times));
        }
        Statement repeated = withQuery(file, statement, new Repetition(times)::query);
        return new Template(file, repeated, slots, values, fillings);
    }

    /** This template with a query in a slot. */
    public Template fill(String slot, BoundStatement query) {
        if (!slots.contains(slot)) {
            throw new SqlFileException(
                    "Cannot fill %s in %s: its header lists the slots %s".formatted(slot, file.place(), slots));
        }
        Map<String, BoundStatement> more = new LinkedHashMap<>(fillings);
        more.put(slot, query);
        return new Template(file, statement, slots, values, more);
    }

    /** As {@link #fill(String, BoundStatement)}, with a file that has neither slots nor parameters. */
    public Template fill(String slot, SqlFile query) {
        query.query();
        return fill(slot, BoundStatement.of(query));
    }

    /**
     * The expression of a column, as one over other rows than its slot's: parameters are written in, and the columns of the
     * slot {@code metric} replaced by what they are there. So several files can be asked for in one pass over a table.
     *
     * @param rows the rows that take the slot's place
     */
    public Expression expression(String column, FactRows rows) {
        QuerySpecification body = (QuerySpecification) ((Query) statement).getQueryBody();
        SingleColumn item = body.getSelect().getSelectItems().stream()
                .filter(candidate -> OutputColumns.name(candidate).equals(Optional.of(column)))
                .map(SingleColumn.class::cast)
                .findFirst()
                .orElseThrow(
                        () -> new SqlFileException("Cannot find a column %s in %s".formatted(column, file.place())));
        return ExpressionTreeRewriter.rewriteWith(
                new ExpressionRewriter<>() {
                    @Override
                    public Expression rewriteDereferenceExpression(
                            DereferenceExpression node, Void context, ExpressionTreeRewriter<Void> rewriter) {
                        String name = node.getField().orElseThrow().getValue();
                        if (((Identifier) node.getBase()).getValue().equals(PARAMETERS)) {
                            return value(name).literal();
                        }
                        return Optional.ofNullable(rows.columns().get(name))
                                .orElseThrow(() -> new SqlFileException(
                                        "Cannot use %s: its metric gives no column %s".formatted(file.place(), name)));
                    }
                },
                item.getExpression());
    }

    /**
     * The statement, put together.
     *
     * @throws SqlFileException where a slot or a parameter has been left, or a value is for no parameter
     */
    public BoundStatement statement() {
        for (String slot : slots) {
            if (!fillings.containsKey(slot)) {
                throw new SqlFileException(
                        "Cannot run %s: its slot %s has not been filled".formatted(file.place(), slot));
            }
        }
        List<Value> ordered = new ArrayList<>();
        List<String> parameters = new ArrayList<>();
        for (WithQuery query : withQueries(file, statement)) {
            String name = query.getName().getValue();
            if (name.equals(PARAMETERS)) {
                if (!ordered.isEmpty()) {
                    throw new SqlFileException(
                            "Cannot run %s: its query parameter must stand first".formatted(file.place()));
                }
                parameters.addAll(parameters(query));
                parameters.forEach(parameter -> ordered.add(value(parameter)));
            } else if (fillings.containsKey(name)) {
                ordered.addAll(fillings.get(name).values());
            }
        }
        for (String name : values.keySet()) {
            if (!parameters.contains(name)) {
                throw new SqlFileException(
                        "Cannot bind %s in %s: its parameters are %s".formatted(name, file.place(), parameters));
            }
        }
        return new BoundStatement(
                file.place(),
                rewrite(value -> new Parameter(0), BoundStatement::query),
                rewrite(Value::literal, BoundStatement::readableQuery),
                ordered);
    }

    private Value value(String parameter) {
        return Optional.ofNullable(values.get(parameter))
                .orElseThrow(() -> new SqlFileException(
                        "Cannot run %s: nothing was bound to its parameter %s".formatted(file.place(), parameter)));
    }

    private Statement rewrite(Function<Value, Expression> expression, Function<BoundStatement, Query> filling) {
        UnaryOperator<WithQuery> replace = query -> {
            String name = query.getName().getValue();
            if (name.equals(PARAMETERS)) {
                return new WithQuery(query.getName(), withValues(query.getQuery(), expression), query.getColumnNames());
            }
            BoundStatement given = fillings.get(name);
            return given == null ? query : new WithQuery(query.getName(), filling.apply(given), query.getColumnNames());
        };
        return withQuery(
                file,
                statement,
                query -> new SharedColumns(values, fillings.keySet())
                        .query(new Query(
                                query.getSessionProperties(),
                                query.getFunctions(),
                                query.getWith().flatMap(with -> withoutGiven(with, replace)),
                                query.getQueryBody(),
                                query.getOrderBy(),
                                query.getOffset(),
                                query.getLimit())));
    }

    private Optional<With> withoutGiven(With with, UnaryOperator<WithQuery> replace) {
        List<String> given = file.header().words("given");
        List<WithQuery> queries = with.getQueries().stream()
                .filter(query -> !given.contains(query.getName().getValue()))
                .map(replace)
                .toList();
        return queries.isEmpty() ? Optional.empty() : Optional.of(new With(with.isRecursive(), queries));
    }

    private Query withValues(Query query, Function<Value, Expression> expression) {
        QuerySpecification body = (QuerySpecification) query.getQueryBody();
        List<SelectItem> items = new ArrayList<>();
        for (SelectItem item : body.getSelect().getSelectItems()) {
            SingleColumn column = (SingleColumn) item;
            String name = OutputColumns.name(item).orElseThrow();
            items.add(new SingleColumn(
                    expression.apply(value(name)), column.getAlias().orElseThrow()));
        }
        return Selection.with(query, items);
    }

    private List<String> parameters(WithQuery query) {
        return OutputColumns.of(query.getQuery(), file.place());
    }

    private static List<WithQuery> withQueries(SqlFile file, Statement statement) {
        List<WithQuery> queries = new ArrayList<>();
        withQuery(file, statement, query -> {
            query.getWith().ifPresent(with -> queries.addAll(with.getQueries()));
            return query;
        });
        return queries;
    }

    /** The statement with the change made to the query that reads for it. */
    private static Statement withQuery(SqlFile file, Statement statement, UnaryOperator<Query> change) {
        return switch (statement) {
            case Query query -> change.apply(query);
            case Insert insert ->
                new Insert(MADE_HERE, insert.getTable(), insert.getColumns(), change.apply(insert.getQuery()));
            case Merge merge ->
                new Merge(
                        MADE_HERE,
                        merge.getTarget(),
                        withQuery(file, merge.getSource(), change),
                        merge.getPredicate(),
                        merge.getMergeCases());
            case Statement other ->
                throw new SqlFileException(
                        "Cannot use %s as a template: it must be a SELECT, INSERT or MERGE".formatted(file.place()));
        };
    }

    private static Relation withQuery(SqlFile file, Relation source, UnaryOperator<Query> change) {
        return switch (source) {
            case TableSubquery subquery -> new TableSubquery(change.apply(subquery.getQuery()));
            case AliasedRelation aliased ->
                new AliasedRelation(
                        withQuery(file, aliased.getRelation(), change), aliased.getAlias(), aliased.getColumnNames());
            case Relation other ->
                throw new SqlFileException(
                        "Cannot use %s as a template: what it merges from must be a query".formatted(file.place()));
        };
    }
}

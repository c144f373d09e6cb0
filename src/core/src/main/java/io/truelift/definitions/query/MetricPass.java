package io.truelift.definitions.query;

import io.trino.sql.QueryUtil;
import io.trino.sql.tree.AllColumns;
import io.trino.sql.tree.BooleanLiteral;
import io.trino.sql.tree.CoalesceExpression;
import io.trino.sql.tree.ComparisonExpression;
import io.trino.sql.tree.Expression;
import io.trino.sql.tree.GenericLiteral;
import io.trino.sql.tree.Identifier;
import io.trino.sql.tree.IfExpression;
import io.trino.sql.tree.InListExpression;
import io.trino.sql.tree.InPredicate;
import io.trino.sql.tree.IsNullPredicate;
import io.trino.sql.tree.Join;
import io.trino.sql.tree.JoinOn;
import io.trino.sql.tree.LogicalExpression;
import io.trino.sql.tree.LongLiteral;
import io.trino.sql.tree.NodeLocation;
import io.trino.sql.tree.QualifiedName;
import io.trino.sql.tree.Query;
import io.trino.sql.tree.Select;
import io.trino.sql.tree.SelectItem;
import io.trino.sql.tree.SingleColumn;
import io.trino.sql.tree.Table;
import io.trino.sql.tree.TryExpression;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One pass over a table for several metrics: each row that joins to a candidate of {@code sql/engine/experiment_totals.sql}
 * says per metric what it adds, and in a state whether it is of the metric at all (0), of it without a usable value (1) or with
 * one (2); NULL where the metric's SQL fails on the row. So a division by zero takes out its metric and no other.
 */
public final class MetricPass {
    private static final NodeLocation MADE_HERE = new NodeLocation(1, 1);
    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    private final FactRows rows;
    private final List<SelectItem> items = new ArrayList<>();
    private final List<Optional<Expression>> conditions = new ArrayList<>();
    private final List<Expression> only = new ArrayList<>();
    private int columns;

    /** @param rows with the columns {@code customer_id} and {@code occurred_at} */
    public MetricPass(FactRows rows) {
        this.rows = rows;
        items.add(new SingleColumn(column("occurred_at"), new Identifier("occurred_at")));
    }

    /**
     * A metric over the rows.
     *
     * @param own the metric's file, taken apart; its relation is that of the rows
     * @param outcome template that says what a row counts for
     * @param further conditions of the header, on columns of the file
     * @param numbers columns of the template that are to be added up, such as {@code numerator}; each is one column of the pass
     */
    public MetricPass add(FactRows own, Template outcome, List<Conditions.Condition> further, List<String> numbers) {
        List<Expression> all = new ArrayList<>(own.condition().stream().toList());
        further.forEach(condition -> all.add(own.resolve(condition.expression())));
        Optional<Expression> applies = all.stream().reduce(QueryUtil::logicalAnd);
        Expression numerator = outcome.expression("numerator", own);
        Expression denominator = outcome.expression("denominator", own);
        Expression isUnusable = LogicalExpression.or(
                new IsNullPredicate(MADE_HERE, numerator), new IsNullPredicate(MADE_HERE, denominator));
        Expression usable = new IfExpression(MADE_HERE, isUnusable, new LongLiteral("1"), new LongLiteral("2"));
        for (String number : numbers) {
            columns++;
            items.add(named(
                    "number",
                    new TryExpression(MADE_HERE, where(applies, outcome.expression(number, own), Optional.empty()))));
            items.add(named(
                    "state", new TryExpression(MADE_HERE, where(applies, usable, Optional.of(new LongLiteral("0"))))));
        }
        conditions.add(applies);
        return this;
    }

    /** Only rows of these files of the table. */
    public MetricPass inFiles(List<String> paths) {
        only.add(new InPredicate(
                MADE_HERE,
                new Identifier("$path", true),
                new InListExpression(
                        MADE_HERE,
                        paths.stream()
                                .<Expression>map(path -> Value.of(path).literal())
                                .toList())));
        return this;
    }

    /** Only rows from an instant on and before another: no candidate has an outcome outside of them. */
    public MetricPass between(Instant from, Instant before) {
        only.add(new ComparisonExpression(
                MADE_HERE,
                ComparisonExpression.Operator.GREATER_THAN_OR_EQUAL,
                column("occurred_at"),
                timestamp(from)));
        only.add(new ComparisonExpression(
                MADE_HERE, ComparisonExpression.Operator.LESS_THAN, column("occurred_at"), timestamp(before)));
        return this;
    }

    private static Expression timestamp(Instant instant) {
        return new GenericLiteral(MADE_HERE, "TIMESTAMP", WRITTEN.format(instant) + " UTC");
    }

    /** The rows, each with its candidate and what it adds to every column, in the order in which they were added. */
    public BoundStatement statement(String name) {
        List<SelectItem> all = new ArrayList<>();
        all.add(new AllColumns(MADE_HERE, Optional.of(new Identifier("candidate")), List.of()));
        all.addAll(items);
        Expression joined = and(
                compare(ComparisonExpression.Operator.EQUAL, column("customer_id"), "unit_customer_id"),
                compare(ComparisonExpression.Operator.GREATER_THAN_OR_EQUAL, column("occurred_at"), "unit_starts_at"),
                compare(ComparisonExpression.Operator.LESS_THAN, column("occurred_at"), "unit_ends_at"));
        Join join = new Join(
                Join.Type.INNER,
                rows.relation(),
                new Table(QualifiedName.of("candidate")),
                Optional.of(new JoinOn(joined)));
        List<Expression> where = new ArrayList<>(only);
        if (conditions.stream().allMatch(Optional::isPresent)) {
            where.add(conditions.stream()
                    .map(Optional::get)
                    .distinct()
                    .map(MetricPass::possibly)
                    .reduce(LogicalExpression::or)
                    .orElseThrow());
        }
        Query query = where.isEmpty()
                ? QueryUtil.simpleQuery(new Select(false, all), join)
                : QueryUtil.simpleQuery(
                        new Select(false, all),
                        join,
                        where.stream().reduce(QueryUtil::logicalAnd).orElseThrow());
        return new BoundStatement(name, query, query, List.of());
    }

    /** Holds also where the condition cannot be worked out: that row is to be told as failed. */
    private static Expression possibly(Expression condition) {
        return new CoalesceExpression(
                new TryExpression(MADE_HERE, new CoalesceExpression(condition, new BooleanLiteral("false"))),
                new BooleanLiteral("true"));
    }

    private SingleColumn named(String name, Expression expression) {
        return new SingleColumn(expression, new Identifier(Repetition.name(name + "_1", columns)));
    }

    private static Expression where(Optional<Expression> applies, Expression then, Optional<Expression> otherwise) {
        return applies.<Expression>map(
                        condition -> new IfExpression(MADE_HERE, condition, then, otherwise.orElse(null)))
                .orElse(then);
    }

    private Expression column(String name) {
        return Optional.ofNullable(rows.columns().get(name))
                .orElseThrow(() -> new SqlFileException(
                        "Cannot measure by %s: it gives no column %s".formatted(rows.key(), name)));
    }

    private static Expression compare(ComparisonExpression.Operator operator, Expression left, String column) {
        return new ComparisonExpression(operator, left, new Identifier(column));
    }

    private static Expression and(Expression first, Expression second, Expression third) {
        return LogicalExpression.and(LogicalExpression.and(first, second), third);
    }
}

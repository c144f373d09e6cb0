package io.truelift.definitions.query;

import io.trino.sql.tree.AliasedRelation;
import io.trino.sql.tree.Except;
import io.trino.sql.tree.ExistsPredicate;
import io.trino.sql.tree.Expression;
import io.trino.sql.tree.ExpressionRewriter;
import io.trino.sql.tree.ExpressionTreeRewriter;
import io.trino.sql.tree.Identifier;
import io.trino.sql.tree.Insert;
import io.trino.sql.tree.Intersect;
import io.trino.sql.tree.Join;
import io.trino.sql.tree.JoinCriteria;
import io.trino.sql.tree.JoinOn;
import io.trino.sql.tree.Lateral;
import io.trino.sql.tree.NodeLocation;
import io.trino.sql.tree.Query;
import io.trino.sql.tree.QueryBody;
import io.trino.sql.tree.QuerySpecification;
import io.trino.sql.tree.Relation;
import io.trino.sql.tree.SampledRelation;
import io.trino.sql.tree.Select;
import io.trino.sql.tree.SelectItem;
import io.trino.sql.tree.SingleColumn;
import io.trino.sql.tree.Statement;
import io.trino.sql.tree.SubqueryExpression;
import io.trino.sql.tree.Table;
import io.trino.sql.tree.TableSubquery;
import io.trino.sql.tree.Union;
import io.trino.sql.tree.With;
import io.trino.sql.tree.WithQuery;
import io.trino.sql.util.AstUtils;
import java.util.List;

/** Rewrites a query, wherever it names a table in full: in its sources, in sub-queries of expressions, in named queries. */
abstract class TableRewrite extends ExpressionRewriter<Void> {
    private static final NodeLocation MADE_HERE = new NodeLocation(1, 1);

    /** What a table that is named in full becomes. */
    protected abstract QueryBody table(Table table);

    /** A query, or an INSERT whose query is rewritten; the table it writes to is not. */
    Statement statement(Statement statement) {
        return statement instanceof Insert insert
                ? new Insert(MADE_HERE, insert.getTable(), insert.getColumns(), query(insert.getQuery()))
                : query((Query) statement);
    }

    Query query(Query query) {
        return new Query(
                query.getSessionProperties(),
                query.getFunctions(),
                query.getWith()
                        .map(with -> new With(
                                with.isRecursive(),
                                with.getQueries().stream().map(this::named).toList())),
                body(query.getQueryBody()),
                query.getOrderBy(),
                query.getOffset(),
                query.getLimit());
    }

    private WithQuery named(WithQuery query) {
        return new WithQuery(query.getName(), query(query.getQuery()), query.getColumnNames());
    }

    private QueryBody body(QueryBody body) {
        return switch (body) {
            case QuerySpecification specification -> specification(specification);
            case TableSubquery subquery -> new TableSubquery(query(subquery.getQuery()));
            case Table table -> table.getName().getParts().size() == 3 ? table(table) : table;
            case Union union ->
                new Union(relations(union.getRelations()), union.isDistinct(), union.getCorresponding());
            case Intersect intersect ->
                new Intersect(
                        relations(intersect.getRelations()), intersect.isDistinct(), intersect.getCorresponding());
            case Except except ->
                new Except(
                        MADE_HERE,
                        (QueryBody) relation(except.getLeft()),
                        (QueryBody) relation(except.getRight()),
                        except.isDistinct(),
                        except.getCorresponding());
            case QueryBody other -> other;
        };
    }

    private QuerySpecification specification(QuerySpecification specification) {
        List<SelectItem> items = specification.getSelect().getSelectItems().stream()
                .map(this::item)
                .toList();
        return new QuerySpecification(
                new Select(specification.getSelect().isDistinct(), items),
                specification.getFrom().map(this::relation),
                specification.getWhere().map(this::expression),
                specification.getGroupBy(),
                specification.getHaving().map(this::expression),
                specification.getWindows(),
                specification.getOrderBy(),
                specification.getOffset(),
                specification.getLimit());
    }

    private SelectItem item(SelectItem item) {
        if (item instanceof SingleColumn column) {
            Expression expression = expression(column.getExpression());
            return column.getAlias()
                    .map(alias -> new SingleColumn(expression, alias))
                    .orElseGet(() -> new SingleColumn(expression));
        }
        return item;
    }

    private List<Relation> relations(List<Relation> relations) {
        return relations.stream().map(this::relation).toList();
    }

    private Relation relation(Relation relation) {
        return switch (relation) {
            case Table table -> named(table);
            case QueryBody body -> body(body);
            case Lateral lateral -> new Lateral(MADE_HERE, query(lateral.getQuery()));
            case SampledRelation sampled ->
                new SampledRelation(
                        MADE_HERE, relation(sampled.getRelation()), sampled.getType(), sampled.getSamplePercentage());
            case AliasedRelation aliased ->
                new AliasedRelation(
                        aliased.getRelation() instanceof QueryBody body ? body(body) : relation(aliased.getRelation()),
                        aliased.getAlias(),
                        aliased.getColumnNames());
            case Join join ->
                new Join(
                        join.getType(),
                        relation(join.getLeft()),
                        relation(join.getRight()),
                        join.getCriteria().map(this::criteria));
            case Relation other -> other;
        };
    }

    /** What takes a table's place is still called by the table's name. */
    private Relation named(Table table) {
        QueryBody body = body(table);
        return body instanceof Table
                ? body
                : new AliasedRelation(body, new Identifier(table.getName().getSuffix()), null);
    }

    private JoinCriteria criteria(JoinCriteria criteria) {
        return criteria instanceof JoinOn on ? new JoinOn(expression(on.getExpression())) : criteria;
    }

    /** Expressions without a query inside are left as they are. */
    private Expression expression(Expression expression) {
        boolean hasQuery = AstUtils.preOrder(expression).anyMatch(node -> node instanceof SubqueryExpression);
        return hasQuery ? ExpressionTreeRewriter.rewriteWith(this, expression, null) : expression;
    }

    @Override
    public Expression rewriteSubqueryExpression(
            SubqueryExpression node, Void context, ExpressionTreeRewriter<Void> rewriter) {
        return new SubqueryExpression(query(node.getQuery()));
    }

    @Override
    public Expression rewriteExists(ExistsPredicate node, Void context, ExpressionTreeRewriter<Void> rewriter) {
        return new ExistsPredicate(rewriter.rewrite(node.getSubquery(), context));
    }
}

package io.truelift.definitions.query;

import io.trino.sql.tree.AliasedRelation;
import io.trino.sql.tree.DereferenceExpression;
import io.trino.sql.tree.Expression;
import io.trino.sql.tree.ExpressionRewriter;
import io.trino.sql.tree.ExpressionTreeRewriter;
import io.trino.sql.tree.GenericDataType;
import io.trino.sql.tree.Identifier;
import io.trino.sql.tree.Join;
import io.trino.sql.tree.QualifiedName;
import io.trino.sql.tree.Query;
import io.trino.sql.tree.QuerySpecification;
import io.trino.sql.tree.Relation;
import io.trino.sql.tree.RowDataType;
import io.trino.sql.tree.Table;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a plain query selects from: one table, under whichever name, named queries of one row of it, and of one row of
 * constants. Says what a column of theirs is over the table itself.
 */
final class FlatSources {
    private final Map<String, Query> named;
    private final Map<String, Map<String, Expression>> columns = new HashMap<>();
    private Optional<Table> table = Optional.empty();
    /** By what the columns of the table are qualified; absent where it is read within a named query. */
    private Optional<String> qualifier = Optional.empty();

    private Optional<Expression> where = Optional.empty();

    private FlatSources(Map<String, Query> named) {
        this.named = named;
    }

    /**
     * Absent where the sources are not that plain.
     *
     * @param named queries of the WITH clause, by name in lower case
     */
    static Optional<FlatSources> of(Relation from, Map<String, Query> named) {
        FlatSources sources = new FlatSources(named);
        return sources.add(from) && sources.table.isPresent() ? Optional.of(sources) : Optional.empty();
    }

    Table table() {
        return table.orElseThrow();
    }

    /** Which rows of the table a named query chooses. */
    Optional<Expression> where() {
        return where;
    }

    /** The expression over the table; absent where the source of one of its columns cannot be told, or it is not of one row. */
    Optional<Expression> resolve(Expression expression) {
        if (!OneRow.isEnoughFor(expression)) {
            return Optional.empty();
        }
        Resolver resolver = new Resolver();
        Expression resolved = ExpressionTreeRewriter.rewriteWith(resolver, expression);
        return resolver.isTold ? Optional.of(resolved) : Optional.empty();
    }

    private boolean add(Relation relation) {
        return switch (relation) {
            case Join join when join.getType() == Join.Type.CROSS -> add(join.getLeft()) && add(join.getRight());
            case Table source -> add(source, source.getName().getSuffix());
            case AliasedRelation aliased
            when aliased.getColumnNames() == null && aliased.getRelation() instanceof Table source ->
                add(source, aliased.getAlias().getValue());
            case Relation other -> false;
        };
    }

    private boolean add(Table source, String name) {
        Query query = named.get(source.getName().toString());
        if (query != null) {
            return add(lower(name), query);
        }
        qualifier = Optional.of(lower(name));
        return source.getName().getParts().size() > 1 && set(source);
    }

    private boolean add(String name, Query query) {
        if (query.getQueryBody() instanceof QuerySpecification body
                && body.getFrom().isEmpty()) {
            return FlatQuery.isPlain(query)
                    && FlatQuery.isPlain(body)
                    && body.getWhere().isEmpty()
                    && put(name, FlatQuery.columns(body, Optional::of));
        }
        Optional<FlatQuery> flat = FlatQuery.of(query);
        if (flat.isEmpty() || !set(flat.get().table())) {
            return false;
        }
        where = flat.get().where();
        return put(name, Optional.of(flat.get().byColumn()));
    }

    private boolean put(String name, Optional<Map<String, Expression>> found) {
        found.ifPresent(each -> columns.put(name, new LinkedHashMap<>(each)));
        return found.isPresent();
    }

    private boolean set(Table source) {
        boolean isFirst = table.isEmpty();
        table = Optional.of(source);
        return isFirst;
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Writes columns of named queries out, and those of the table without the table before them. */
    private final class Resolver extends ExpressionRewriter<Void> {
        private boolean isTold = true;

        /** Where there are named queries, a column that does not say of which source it is cannot be told here. */
        @Override
        public Expression rewriteIdentifier(Identifier node, Void context, ExpressionTreeRewriter<Void> rewriter) {
            isTold &= columns.isEmpty();
            return node;
        }

        @Override
        public Expression rewriteDereferenceExpression(
                DereferenceExpression node, Void context, ExpressionTreeRewriter<Void> rewriter) {
            Identifier field = node.getField().orElseThrow();
            if (isTable(node.getBase())) {
                return field;
            }
            Map<String, Expression> source =
                    node.getBase() instanceof Identifier base ? columns.get(lower(base.getValue())) : null;
            if (source != null) {
                Expression found = source.get(lower(field.getValue()));
                isTold &= found != null;
                return found == null ? node : found;
            }
            return new DereferenceExpression(rewriter.rewrite(node.getBase(), context), field);
        }

        /** Types hold names, which are no columns. */
        @Override
        public Expression rewriteRowDataType(RowDataType node, Void context, ExpressionTreeRewriter<Void> rewriter) {
            return node;
        }

        @Override
        public Expression rewriteGenericDataType(
                GenericDataType node, Void context, ExpressionTreeRewriter<Void> rewriter) {
            return node;
        }

        private boolean isTable(Expression base) {
            return qualifier.isPresent()
                    && switch (base) {
                        case Identifier name -> lower(name.getValue()).equals(qualifier.get());
                        case DereferenceExpression name -> isNameOfTable(DereferenceExpression.getQualifiedName(name));
                        case Expression other -> false;
                    };
        }

        private boolean isNameOfTable(@Nullable QualifiedName name) {
            return name != null && table().getName().hasSuffix(name);
        }
    }
}

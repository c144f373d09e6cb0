package io.truelift.definitions.query;

import io.trino.sql.tree.AliasedRelation;
import io.trino.sql.tree.DereferenceExpression;
import io.trino.sql.tree.Identifier;
import io.trino.sql.tree.Join;
import io.trino.sql.tree.QualifiedName;
import io.trino.sql.tree.Query;
import io.trino.sql.tree.QuerySpecification;
import io.trino.sql.tree.Relation;
import io.trino.sql.tree.SelectItem;
import io.trino.sql.tree.SingleColumn;
import io.trino.sql.tree.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A question that also gives a column of a table from which it selects, added on the syntax tree. */
public final class FurtherColumn {
    private FurtherColumn() {}

    /**
     * The file with the column after those that it gives; absent where its rows are not rows of that table, such as where it
     * groups them or selects from a named query.
     *
     * @param table namespace and name of the table
     */
    public static Optional<SqlFile> of(SqlFile file, String table, String column) {
        Query query = file.query();
        if (!(query.getQueryBody() instanceof QuerySpecification body)
                || body.getGroupBy().isPresent()
                || body.getSelect().isDistinct()
                || body.getFrom().isEmpty()) {
            return Optional.empty();
        }
        return alias(body.getFrom().get(), table).map(alias -> {
            List<SelectItem> items = new ArrayList<>(body.getSelect().getSelectItems());
            items.add(
                    new SingleColumn(new DereferenceExpression(alias, new Identifier(column)), new Identifier(column)));
            return new SqlFile(file.name(), file.path(), file.header(), Selection.with(query, items), file.text());
        });
    }

    /** By what the query names the table. */
    private static Optional<Identifier> alias(Relation relation, String table) {
        return switch (relation) {
            case Table source
            when isNamed(source, table) ->
                Optional.of(new Identifier(source.getName().getSuffix()));
            case AliasedRelation aliased
            when aliased.getRelation() instanceof Table source && isNamed(source, table) ->
                Optional.of(aliased.getAlias());
            case Join join -> alias(join.getLeft(), table).or(() -> alias(join.getRight(), table));
            case Relation other -> Optional.empty();
        };
    }

    private static boolean isNamed(Table source, String table) {
        QualifiedName name = source.getName();
        return name.getParts().size() == 3
                && table.equals(name.getParts().get(1) + "." + name.getParts().get(2));
    }
}

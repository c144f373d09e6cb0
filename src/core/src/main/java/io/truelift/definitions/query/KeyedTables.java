package io.truelift.definitions.query;

import io.trino.sql.QueryUtil;
import io.trino.sql.tree.AllColumns;
import io.trino.sql.tree.Cast;
import io.trino.sql.tree.ComparisonExpression;
import io.trino.sql.tree.DereferenceExpression;
import io.trino.sql.tree.Expression;
import io.trino.sql.tree.GenericDataType;
import io.trino.sql.tree.Identifier;
import io.trino.sql.tree.Join;
import io.trino.sql.tree.JoinOn;
import io.trino.sql.tree.NodeLocation;
import io.trino.sql.tree.QualifiedName;
import io.trino.sql.tree.Query;
import io.trino.sql.tree.QueryBody;
import io.trino.sql.tree.Select;
import io.trino.sql.tree.SelectItem;
import io.trino.sql.tree.SingleColumn;
import io.trino.sql.tree.StringLiteral;
import io.trino.sql.tree.Table;
import io.trino.sql.tree.TableSubquery;
import io.trino.sql.util.AstUtils;
import io.truelift.governance.dictionary.ColumnContract;
import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.TableContract;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Gives tables of the company's own warehouse the column {@code customer_id}: where a query reads a table whose contract says
 * by {@code keys} whose a row is, it reads the table joined with {@link #KEYS}. What it gives runs as it stands in a Trino
 * prompt; rows of nobody are left out. A column of the table's own that is called {@code customer_id} gives way. Of the others
 * those are read that the query names, for a snapshot may be older than a column.
 */
public final class KeyedTables extends TableRewrite {
    /** Table of identifiers and the people they mean. */
    static final String KEYS = "governed.person_key";

    static final String PERSON = "customer_id";
    private static final String KEY = "person_key";
    private static final String TYPE = "identifier_type";
    private static final NodeLocation MADE_HERE = new NodeLocation(1, 1);
    private static final Identifier OWN = new Identifier("own");
    private static final Identifier KNOWN = new Identifier("known");

    private final String catalog;
    private final Dictionary dictionary;

    private final Predicate<String> isRead;

    private KeyedTables(String catalog, Dictionary dictionary, Predicate<String> isRead) {
        this.catalog = catalog;
        this.dictionary = dictionary;
        this.isRead = isRead;
    }

    /** The file as the engine gets it; the same file where it reads no such table. */
    static SqlFile in(SqlFile file, String catalog, Dictionary dictionary) {
        return file.statement() instanceof Query query && !dictionary.keyed().isEmpty()
                ? file.with(new KeyedTables(catalog, dictionary, columnsOf(query)).query(query))
                : file;
    }

    /** Whose each row of such a table is, by the column {@code customer_id}; rows of nobody are left out. */
    public static BoundStatement people(TableContract table, String catalog, Dictionary dictionary) {
        Table named = new Table(QualifiedName.of(catalog, table.namespace(), table.table()));
        TableSubquery joined = (TableSubquery) new KeyedTables(catalog, dictionary, column -> false).table(named);
        return new BoundStatement(table.qualifiedName(), joined.getQuery(), joined.getQuery(), List.of());
    }

    private static Predicate<String> columnsOf(Query query) {
        boolean isStarred = AstUtils.preOrder(query).anyMatch(AllColumns.class::isInstance);
        Set<String> named = AstUtils.preOrder(query)
                .filter(Identifier.class::isInstance)
                .map(node -> ((Identifier) node).getValue().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return name -> isStarred || named.contains(name);
    }

    @Override
    protected QueryBody table(Table table) {
        List<String> parts = table.getName().getParts();
        Optional<TableContract> contract = Optional.of(parts.get(1) + "." + parts.get(2))
                .filter(name -> parts.getFirst().equals(catalog))
                .flatMap(dictionary::find);
        return contract.flatMap(TableContract::personKey)
                .<QueryBody>map(key -> joined(table, contract.orElseThrow(), key))
                .orElse(table);
    }

    private TableSubquery joined(Table table, TableContract contract, ColumnContract key) {
        List<SelectItem> items = new ArrayList<>();
        NodeLocation here = table.getLocation().orElse(MADE_HERE);
        items.add(new SingleColumn(of(KNOWN, PERSON, here)));
        contract.columns().stream()
                .map(ColumnContract::name)
                .filter(name -> !name.equals(PERSON) && isRead.test(name))
                .forEach(name -> items.add(new SingleColumn(of(OWN, name, here))));
        String[] keys = KEYS.split("\\.");
        Expression isOfItsType =
                equal(of(KNOWN, TYPE, here), new StringLiteral(key.keys().orElseThrow()));
        Expression isTheSame = equal(
                of(KNOWN, KEY, here),
                new Cast(
                        of(OWN, key.name(), here),
                        new GenericDataType(MADE_HERE, new Identifier("varchar"), List.of())));
        Join join = new Join(
                Join.Type.INNER,
                QueryUtil.aliased(table, OWN.getValue()),
                QueryUtil.aliased(new Table(QualifiedName.of(catalog, keys[0], keys[1])), KNOWN.getValue()),
                Optional.of(new JoinOn(QueryUtil.logicalAnd(isOfItsType, isTheSame))));
        return new TableSubquery(QueryUtil.simpleQuery(new Select(false, items), join));
    }

    /** @param here the place of the table, where a finding about the column is told */
    private static Expression of(Identifier source, String column, NodeLocation here) {
        return new DereferenceExpression(source, new Identifier(here, column, false));
    }

    private static Expression equal(Expression left, Expression right) {
        return new ComparisonExpression(ComparisonExpression.Operator.EQUAL, left, right);
    }
}

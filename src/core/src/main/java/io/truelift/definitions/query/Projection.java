package io.truelift.definitions.query;

import io.trino.sql.QueryUtil;
import io.trino.sql.parser.SqlParser;
import io.trino.sql.tree.Array;
import io.trino.sql.tree.Cast;
import io.trino.sql.tree.CoalesceExpression;
import io.trino.sql.tree.DataType;
import io.trino.sql.tree.Expression;
import io.trino.sql.tree.Identifier;
import io.trino.sql.tree.LongLiteral;
import io.trino.sql.tree.QualifiedName;
import io.trino.sql.tree.Query;
import io.trino.sql.tree.Relation;
import io.trino.sql.tree.Select;
import io.trino.sql.tree.SelectItem;
import io.trino.sql.tree.SingleColumn;
import io.trino.sql.tree.StringLiteral;
import io.trino.sql.tree.TableSubquery;
import java.util.ArrayList;
import java.util.List;

/** Brings the columns of a file, or of a table, into the names and types that a slot of a template has, on the syntax tree. */
public final class Projection {
    private static final SqlParser TYPES = new SqlParser();
    private static final DataType TEXT = TYPES.createType("varchar");
    private static final DataType TEXTS = TYPES.createType("array(varchar)");
    private static final DataType NUMBER = TYPES.createType("decimal(20, 6)");
    private static final DataType NUMBERS = TYPES.createType("array(decimal(20, 6))");
    private static final String UNKNOWN = "unknown";

    private final String name;
    private final Relation source;
    private final List<SelectItem> items = new ArrayList<>();

    private Projection(String name, Relation source) {
        this.name = name;
        this.source = source;
    }

    public static Projection of(SqlFile file) {
        return new Projection(file.place(), new TableSubquery(file.query()));
    }

    /** Columns of a table itself. */
    public static Projection of(String catalog, String namespace, String table) {
        return new Projection(namespace + "." + table, QueryUtil.table(QualifiedName.of(catalog, namespace, table)));
    }

    /** A column as it is. */
    public Projection column(String name) {
        return add(new Identifier(name), name);
    }

    /** A column as text under another name. */
    public Projection text(String name, String column) {
        return add(new Cast(new Identifier(column), TEXT), name);
    }

    /** A column as text under another name; a missing value is "unknown". */
    public Projection textOrUnknown(String name, String column) {
        return add(textOrUnknown(column), name);
    }

    /** An array of columns as text; a missing value is "unknown". */
    public Projection texts(String name, List<String> columns) {
        List<Expression> values =
                columns.stream().map(Projection::textOrUnknown).toList();
        return add(new Cast(new Array(values), TEXTS), name);
    }

    /** An array of columns as text; a missing value is an empty text. */
    public Projection textsOrEmpty(String name, List<String> columns) {
        Expression none = new StringLiteral("");
        List<Expression> values = columns.stream()
                .<Expression>map(column -> new CoalesceExpression(new Cast(new Identifier(column), TEXT), none))
                .toList();
        return add(new Cast(new Array(values), TEXTS), name);
    }

    /** An array of columns as decimals with six decimals; zero where one is missing or no finite number. */
    public Projection numbers(String name, List<String> columns) {
        Expression zero = new Cast(new LongLiteral("0"), NUMBER);
        List<Expression> values = columns.stream()
                .<Expression>map(column -> new CoalesceExpression(new Cast(new Identifier(column), NUMBER, true), zero))
                .toList();
        return add(new Cast(new Array(values), NUMBERS), name);
    }

    public BoundStatement statement() {
        Query query = QueryUtil.simpleQuery(new Select(false, items), source);
        return new BoundStatement(name, query, query, List.of());
    }

    private static Expression textOrUnknown(String column) {
        return new CoalesceExpression(new Cast(new Identifier(column), TEXT), new StringLiteral(UNKNOWN));
    }

    private Projection add(Expression expression, String name) {
        items.add(new SingleColumn(expression, new Identifier(name)));
        return this;
    }
}

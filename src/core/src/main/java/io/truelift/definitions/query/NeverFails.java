package io.truelift.definitions.query;

import io.trino.sql.tree.BetweenPredicate;
import io.trino.sql.tree.BooleanLiteral;
import io.trino.sql.tree.ComparisonExpression;
import io.trino.sql.tree.Expression;
import io.trino.sql.tree.GenericLiteral;
import io.trino.sql.tree.Identifier;
import io.trino.sql.tree.InListExpression;
import io.trino.sql.tree.InPredicate;
import io.trino.sql.tree.IsNotNullPredicate;
import io.trino.sql.tree.IsNullPredicate;
import io.trino.sql.tree.LogicalExpression;
import io.trino.sql.tree.LongLiteral;
import io.trino.sql.tree.NotExpression;
import io.trino.sql.tree.StringLiteral;
import java.util.Locale;
import java.util.Set;

/**
 * Tells which expressions the engine can work out for every row, whatever is in it. Where one fails, the failure tells of the
 * row at which it did. What is not known to be safe is taken to fail: a comparison of decimals may, when the engine brings them to the same scale.
 */
public final class NeverFails {
    private static final Set<String> POINTS_IN_TIME = Set.of("timestamp", "date");

    private NeverFails() {}

    /** A column as it is, or a constant. */
    public static boolean isTrueOf(Expression value) {
        return value instanceof Identifier || isConstant(value);
    }

    /** Columns held against constants, and such conditions together. */
    public static boolean isTrueOfCondition(Expression condition) {
        return switch (condition) {
            case LogicalExpression logical -> logical.getTerms().stream().allMatch(NeverFails::isTrueOfCondition);
            case NotExpression not -> isTrueOfCondition(not.getValue());
            case ComparisonExpression comparison -> isColumnAndConstant(comparison.getLeft(), comparison.getRight());
            case BetweenPredicate between ->
                isColumnAndConstant(between.getValue(), between.getMin()) && isConstant(between.getMax());
            case InPredicate in ->
                in.getValue() instanceof Identifier
                        && in.getValueList() instanceof InListExpression list
                        && list.getValues().stream().allMatch(NeverFails::isConstant);
            case IsNullPredicate isNull -> isNull.getValue() instanceof Identifier;
            case IsNotNullPredicate isNotNull -> isNotNull.getValue() instanceof Identifier;
            case Expression other -> other instanceof Identifier || other instanceof BooleanLiteral;
        };
    }

    private static boolean isColumnAndConstant(Expression one, Expression other) {
        return one instanceof Identifier && isConstant(other) || isConstant(one) && other instanceof Identifier;
    }

    private static boolean isConstant(Expression value) {
        return switch (value) {
            case StringLiteral text -> true;
            case LongLiteral number -> true;
            case BooleanLiteral truth -> true;
            case GenericLiteral point -> POINTS_IN_TIME.contains(point.getType().toLowerCase(Locale.ROOT));
            case Expression other -> false;
        };
    }
}

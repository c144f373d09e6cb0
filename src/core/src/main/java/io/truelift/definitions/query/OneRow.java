package io.truelift.definitions.query;

import io.trino.sql.tree.Expression;
import io.trino.sql.tree.FunctionCall;
import io.trino.sql.tree.LambdaExpression;
import io.trino.sql.tree.Node;
import io.trino.sql.tree.SubqueryExpression;
import io.trino.sql.util.AstUtils;
import java.util.Locale;
import java.util.Set;

/** Tells which expressions hang on nothing but their row, so that they may be worked out wherever the row is. */
final class OneRow {
    /** Functions of one row that questions use; others may be of many rows, or of chance, which a name does not tell. */
    private static final Set<String> FUNCTIONS = Set.of(
            "abs",
            "ceil",
            "ceiling",
            "exp",
            "floor",
            "greatest",
            "is_finite",
            "is_infinite",
            "is_nan",
            "least",
            "ln",
            "log10",
            "mod",
            "pow",
            "power",
            "round",
            "sign",
            "sqrt",
            "truncate",
            "chr",
            "concat",
            "length",
            "lower",
            "ltrim",
            "regexp_extract",
            "regexp_like",
            "regexp_replace",
            "replace",
            "reverse",
            "rtrim",
            "split",
            "split_part",
            "starts_with",
            "strpos",
            "substr",
            "substring",
            "trim",
            "upper",
            "at_timezone",
            "date",
            "date_add",
            "date_diff",
            "date_format",
            "date_trunc",
            "day",
            "day_of_week",
            "from_iso8601_timestamp",
            "from_unixtime",
            "hour",
            "minute",
            "month",
            "quarter",
            "to_unixtime",
            "week",
            "year",
            "array_position",
            "cardinality",
            "contains",
            "element_at",
            "json_extract_scalar");

    private OneRow() {}

    static boolean isEnoughFor(Expression expression) {
        return AstUtils.preOrder(expression).allMatch(OneRow::isEnoughFor);
    }

    private static boolean isEnoughFor(Node node) {
        return switch (node) {
            case SubqueryExpression subquery -> false;
            case LambdaExpression lambda -> false;
            case FunctionCall call ->
                call.getWindow().isEmpty()
                        && call.getFilter().isEmpty()
                        && call.getOrderBy().isEmpty()
                        && !call.isDistinct()
                        && FUNCTIONS.contains(call.getName().toString().toLowerCase(Locale.ROOT));
            case Node other -> true;
        };
    }
}

package io.truelift.pipelines.identity;

import io.truelift.governance.identity.IdentityPolicy;
import io.truelift.pipelines.iceberg.TableRow;
import io.truelift.pipelines.identity.rules.Node;
import java.util.List;
import java.util.stream.Stream;

/** Identifiers of raw records. */
public final class Records {
    /** The column of raw tables that holds them. */
    public static final String COLUMN = "identifiers";
    /** Its place in a whole raw row. */
    private static final int PLACE = 1;

    private Records() {}

    /** Identifiers of a whole raw row, as they came. */
    @SuppressWarnings("unchecked")
    public static List<String> identifiers(TableRow row) {
        return (List<String>) row.values()[PLACE];
    }

    /** Nodes of identifiers, the most trusted first, none twice. */
    public static List<Node> nodes(List<String> identifiers, IdentityPolicy policy) {
        Stream<Node> nodes = identifiers.stream().map(identifier -> Node.of(identifier, policy));
        return identifiers.size() < 2
                ? nodes.toList()
                : nodes.distinct().sorted().toList();
    }
}

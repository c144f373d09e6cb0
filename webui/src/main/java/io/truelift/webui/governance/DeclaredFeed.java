package io.truelift.webui.governance;

import java.util.Set;

/**
 * A feed as its file declares it.
 *
 * @param name key
 * @param title what its lines are
 * @param owner team that answers for it
 * @param tables tables that its lines are written to, such as {@code raw.order_line}
 * @param file the declaration's file, relative to the project
 */
public record DeclaredFeed(String name, String title, String owner, Set<String> tables, String file) {
    public DeclaredFeed {
        tables = Set.copyOf(tables);
    }
}

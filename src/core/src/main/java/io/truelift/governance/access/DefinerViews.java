package io.truelift.governance.access;

import io.truelift.platform.project.Resources;
import io.truelift.platform.warehouse.Warehouse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds views that run with the rights of whoever made them: they go around every mask and every row rule. No role can
 * make a view; this finds those that somebody made with the suite's own account.
 */
public final class DefinerViews {
    private DefinerViews() {}

    /** A sentence per view that must go. */
    public static List<String> find(Warehouse warehouse) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = warehouse.openAsService();
                Statement statement = connection.createStatement()) {
            for (String view : views(statement)) {
                try (ResultSet row = statement.executeQuery(
                        Resources.text(DefinerViews.class, "show_view.sql").replace("{view}", view))) {
                    row.next();
                    if (!row.getString(1).contains("SECURITY INVOKER")) {
                        found.add(
                                "view %s runs with the rights of its maker and goes around consent: drop it, or make it anew with SECURITY INVOKER"
                                        .formatted(view));
                    }
                }
            }
        }
        return found;
    }

    private static List<String> views(Statement statement) throws SQLException {
        List<String> views = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(Resources.text(DefinerViews.class, "views.sql"))) {
            while (rows.next()) {
                views.add(quoted(rows.getString(1)) + "." + quoted(rows.getString(2)));
            }
        }
        return views;
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}

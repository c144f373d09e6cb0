package io.truelift.webui.analyst;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.truelift.store.ReportStore;
import io.truelift.webui.start.Statement;
import io.truelift.webui.warehouse.Answer;
import io.truelift.webui.warehouse.LiveWarehouse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Some members of a segment as the signed-in person may see them. */
@ApplicationScoped
public class SegmentPreview {
    private static final Statement PREVIEW = Statement.of(SegmentPreview.class, "preview.sql");
    private static final int ROWS = 20;
    private static final int SECONDS = 30;

    private final LiveWarehouse warehouse;

    @Inject
    SegmentPreview(LiveWarehouse warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * @param columns names of the columns
     * @param rows up to 20 rows, a text per column, empty where the value is null
     */
    public record Preview(List<String> columns, List<List<String>> rows) {
        public Preview {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }
    }

    Answer<Preview> of(SegmentFile segment) {
        return warehouse.ask(connection -> preview(connection, members(connection, segment)));
    }

    private static List<String> members(Connection connection, SegmentFile segment) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(segment.sql())) {
            statement.setMaxRows(ROWS);
            statement.setQueryTimeout(SECONDS);
            List<String> members = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next() && members.size() < ROWS) {
                    members.add(rows.getString("customer_id"));
                }
            }
            return members;
        }
    }

    private static Preview preview(Connection connection, List<String> members) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PREVIEW.text())) {
            statement.setString(1, ReportStore.JSON.writeValueAsString(members));
            statement.setQueryTimeout(SECONDS);
            try (ResultSet rows = statement.executeQuery()) {
                List<String> columns = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    columns.add(rows.getMetaData().getColumnLabel(i));
                }
                List<List<String>> texts = new ArrayList<>();
                while (rows.next()) {
                    List<String> row = new ArrayList<>();
                    for (int i = 1; i <= columns.size(); i++) {
                        row.add(Optional.ofNullable(rows.getString(i)).orElse(""));
                    }
                    texts.add(List.copyOf(row));
                }
                return new Preview(columns, texts);
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write the pseudonyms of a preview as JSON", e);
        }
    }
}

package io.truelift.definitions.draft;

import io.truelift.platform.project.Resources;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Keeps what people write until they save or discard it, so that nothing is lost when a page is left. One text a person and file. */
public final class DraftStore {
    private final DataSource database;

    public DraftStore(DataSource database) {
        this.database = database;
    }

    /** Keeps the draft in place of an earlier one. */
    public void keep(Draft draft) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(Resources.text(DraftStore.class, "keep_draft.sql"))) {
            statement.setString(1, draft.person());
            statement.setString(2, draft.path());
            statement.setString(3, draft.text());
            statement.setString(4, draft.readVersion());
            statement.setTimestamp(5, Timestamp.from(draft.changedAt()));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot keep the draft of %s: %s".formatted(draft.path(), e.getMessage()), e);
        }
    }

    public Optional<Draft> find(String person, String path) {
        return read("draft.sql", person, path).stream().findFirst();
    }

    /** The person's drafts of files in a folder such as {@code sql/segments/}, the newest first. */
    public List<Draft> in(String person, String folder) {
        return read("drafts.sql", person, folder);
    }

    public void discard(String person, String path) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(Resources.text(DraftStore.class, "discard_draft.sql"))) {
            statement.setString(1, person);
            statement.setString(2, path);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot discard the draft of %s: %s".formatted(path, e.getMessage()), e);
        }
    }

    private List<Draft> read(String statementName, String person, String path) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(Resources.text(DraftStore.class, statementName))) {
            statement.setString(1, person);
            statement.setString(2, path);
            List<Draft> drafts = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    drafts.add(new Draft(
                            rows.getString("person"), rows.getString("path"), rows.getString("content"), rows.getString("read_version"),
                            rows.getTimestamp("changed_at").toInstant()));
                }
            }
            return drafts;
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read the drafts of %s: %s".formatted(person, e.getMessage()), e);
        }
    }
}

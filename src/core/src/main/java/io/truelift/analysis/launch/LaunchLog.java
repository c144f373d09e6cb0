package io.truelift.analysis.launch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.truelift.analysis.launch.Launch.LifecycleEvent;
import io.truelift.platform.database.ReportStore;
import io.truelift.platform.project.Resources;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The record of starts and stops in the application database. Lines are added, never changed: the table refuses it. */
public final class LaunchLog {
    private static final TypeReference<List<ChecklistItem>> ITEMS = new TypeReference<>() {};

    private final DataSource database;

    public LaunchLog(DataSource database) {
        this.database = database;
    }

    public void add(Launch launch) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(Resources.text(LaunchLog.class, "add_launch.sql"))) {
            statement.setTimestamp(1, Timestamp.from(launch.at()));
            statement.setString(2, launch.deed().name());
            statement.setString(3, launch.by());
            statement.setString(4, launch.experiment());
            statement.setString(5, launch.reason());
            statement.setString(6, ReportStore.JSON.writeValueAsString(launch.checklist()));
            statement.setString(7, launch.sha256());
            statement.executeUpdate();
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("Cannot record that %s was %s: %s. Nothing was changed.".formatted(launch.experiment(), launch.deed(), e.getMessage()), e);
        }
    }

    /** Starts and stops of an experiment, newest first. */
    public List<Launch> of(String experiment) {
        return read("launches.sql", experiment);
    }

    /** The newest start or stop of every experiment that has one, by experiment. */
    public Map<String, Launch> newest() {
        Map<String, Launch> newest = new LinkedHashMap<>();
        read("newest_launches.sql", null).forEach(launch -> newest.put(launch.experiment(), launch));
        return newest;
    }

    private List<Launch> read(String statementName, @Nullable String experiment) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(Resources.text(LaunchLog.class, statementName))) {
            if (experiment != null) {
                statement.setString(1, experiment);
            }
            List<Launch> launches = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    launches.add(new Launch(
                            rows.getString("experiment"), LifecycleEvent.valueOf(rows.getString("deed")), rows.getTimestamp("done_at").toInstant(),
                            rows.getString("done_by"), rows.getString("reason"), ReportStore.JSON.readValue(rows.getString("checklist"), ITEMS),
                            rows.getString("sha256")));
                }
            }
            return launches;
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("Cannot read what was started and stopped: %s".formatted(e.getMessage()), e);
        }
    }
}

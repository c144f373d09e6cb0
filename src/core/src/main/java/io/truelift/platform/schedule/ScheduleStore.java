package io.truelift.platform.schedule;

import io.truelift.platform.project.Resources;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** The schedules in the application database, one a segment. */
public final class ScheduleStore {
    private final DataSource database;

    public ScheduleStore(DataSource database) {
        this.database = database;
    }

    /** Every schedule, those that are due first before the others. */
    public List<SegmentSchedule> all() {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = statement(connection, "schedules.sql");
                ResultSet rows = statement.executeQuery()) {
            List<SegmentSchedule> schedules = new ArrayList<>();
            while (rows.next()) {
                schedules.add(new SegmentSchedule(
                        rows.getString("segment"), rows.getString("person"), Frequency.valueOf(rows.getString("every")), rows.getInt("hour"),
                        rows.getTimestamp("next_at").toInstant(), Optional.ofNullable(rows.getTimestamp("ran_at")).map(Timestamp::toInstant), rows.getString("failure")));
            }
            return schedules;
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read the schedules of segments: " + e.getMessage(), e);
        }
    }

    public Optional<SegmentSchedule> find(String segment) {
        return all().stream().filter(schedule -> schedule.segment().equals(segment)).findFirst();
    }

    /** Keeps the schedule in place of an earlier one. */
    public void keep(SegmentSchedule schedule) {
        change("keep_schedule.sql", schedule.segment(), statement -> {
            statement.setString(1, schedule.segment());
            statement.setString(2, schedule.person());
            statement.setString(3, schedule.every().name());
            statement.setInt(4, schedule.hour());
            statement.setTimestamp(5, Timestamp.from(schedule.nextAt()));
        });
    }

    public void remove(String segment) {
        change("remove_schedule.sql", segment, statement -> statement.setString(1, segment));
    }

    /** Moves the schedule on to its next time; false where another process has done so, which then works the segment out. */
    boolean claim(SegmentSchedule due, Instant nextAt) {
        return change("claim_schedule.sql", due.segment(), statement -> {
            statement.setTimestamp(1, Timestamp.from(nextAt));
            statement.setString(2, due.segment());
            statement.setTimestamp(3, Timestamp.from(due.nextAt()));
        }) == 1;
    }

    /** Keeps how a try ended. */
    void tell(String segment, Instant at, String failure) {
        change("tell_schedule.sql", segment, statement -> {
            statement.setTimestamp(1, Timestamp.from(at));
            statement.setString(2, failure);
            statement.setString(3, segment);
        });
    }

    @FunctionalInterface
    private interface Values {
        void set(PreparedStatement statement) throws SQLException;
    }

    private int change(String name, String segment, Values values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = statement(connection, name)) {
            values.set(statement);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot keep the schedule of %s: %s".formatted(segment, e.getMessage()), e);
        }
    }

    private static PreparedStatement statement(Connection connection, String name) throws SQLException {
        return connection.prepareStatement(Resources.text(ScheduleStore.class, name));
    }
}

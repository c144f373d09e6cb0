package io.truelift.governance.privacy;

import io.truelift.governance.privacy.PersonLookUp.Outcome;
import io.truelift.platform.project.Resources;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** The record of who looked people up, in the application database. Lines are added, never changed: the tables refuse it. */
public final class LookUpLog {
    private final DataSource database;
    private final Clock clock;

    public LookUpLog(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Records a look-up before anything is asked.
     *
     * @param by account of who looks
     * @param identifier type and keyed hash
     * @return number of the record
     * @throws IllegalArgumentException where no reason is given
     */
    public long begin(String by, String identifier, String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("Cannot look anybody up without a reason: say in a sentence why, such as the number of their request");
        }
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(Resources.text(LookUpLog.class, "add_look_up.sql"))) {
            statement.setTimestamp(1, Timestamp.from(clock.instant()));
            statement.setString(2, by);
            statement.setString(3, identifier.substring(0, identifier.indexOf(':')));
            statement.setString(4, identifier);
            statement.setString(5, reason.strip());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot record the look-up: %s. Nothing was asked.".formatted(e.getMessage()), e);
        }
    }

    /** Records what came of a look-up, once. */
    public void end(long lookUp, Outcome outcome) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(Resources.text(LookUpLog.class, "add_outcome.sql"))) {
            statement.setLong(1, lookUp);
            statement.setTimestamp(2, Timestamp.from(clock.instant()));
            statement.setString(3, outcome.name());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot record what came of look-up %d: %s".formatted(lookUp, e.getMessage()), e);
        }
    }

    public Optional<PersonLookUp> find(long lookUp) {
        return read("look_up.sql", lookUp).stream().findFirst();
    }

    /** Look-ups by everybody, the newest first. */
    public List<PersonLookUp> newest(int count, long skipped) {
        return read("look_ups.sql", count, skipped);
    }

    /** How many there are. */
    public long count() {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(Resources.text(LookUpLog.class, "count_look_ups.sql"));
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot count the look-ups: " + e.getMessage(), e);
        }
    }

    private List<PersonLookUp> read(String statementName, long... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(Resources.text(LookUpLog.class, statementName))) {
            for (int i = 0; i < values.length; i++) {
                statement.setLong(i + 1, values[i]);
            }
            List<PersonLookUp> lookUps = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    lookUps.add(new PersonLookUp(
                            rows.getLong("id"),
                            rows.getTimestamp("done_at").toInstant(),
                            rows.getString("done_by"),
                            rows.getString("identifier_type"),
                            rows.getString("identifier"),
                            rows.getString("reason"),
                            Optional.ofNullable(rows.getString("outcome")).map(Outcome::valueOf)));
                }
            }
            return lookUps;
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read the look-ups: " + e.getMessage(), e);
        }
    }
}

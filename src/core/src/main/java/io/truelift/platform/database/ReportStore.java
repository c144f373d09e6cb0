package io.truelift.platform.database;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
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

/** Keeps reports as JSON in the application database. A report is added, never changed. */
public final class ReportStore {
    /** How reports are written. */
    public static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** What a report is about. */
    public enum Kind {
        EXPERIMENT,
        OVERLAP,
        REPLAY_AA,
        SLICES,
        PLAN,
        LAUNCH,
        SEGMENT,
        SATISFACTION,
        ATTRIBUTION,
        CONSENT
    }

    private final DataSource database;

    public ReportStore(DataSource database) {
        this.database = database;
    }

    public void add(Kind kind, String subject, Instant madeAt, Object report) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(Resources.text(ReportStore.class, "add_report.sql"))) {
            statement.setString(1, kind.name());
            statement.setString(2, subject);
            statement.setTimestamp(3, Timestamp.from(madeAt));
            statement.setString(4, StoredForm.of(kind, report));
            statement.executeUpdate();
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("Cannot keep the %s report of %s: %s".formatted(kind, subject, e.getMessage()), e);
        }
    }

    /** The newest report on the subject. */
    public <T> Optional<T> newest(Kind kind, String subject, Class<T> type) {
        return newest(kind, type, "newest_report", subject).stream().findFirst();
    }

    /** The newest report on each subject of the kind, by subject. */
    public <T> List<T> newestOfEach(Kind kind, Class<T> type) {
        return newest(kind, type, "newest_reports", null);
    }

    /** The newest report on each of these subjects that has one, by subject. */
    public <T> List<T> newestOf(Kind kind, List<String> subjects, Class<T> type) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(Resources.text(ReportStore.class, "newest_reports_of.sql"))) {
            statement.setString(1, kind.name());
            statement.setArray(2, connection.createArrayOf("text", subjects.toArray()));
            List<T> reports = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    reports.add(StoredForm.read(kind, rows.getString(1), type));
                }
            }
            return reports;
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("Cannot read %s reports: %s".formatted(kind, e.getMessage()), e);
        }
    }

    /** The report of the subject with this number; absent where there is none, or where it is of another subject. */
    public <T> Optional<T> version(Kind kind, String subject, long id, Class<T> type) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(Resources.text(ReportStore.class, "report_version.sql"))) {
            statement.setString(1, kind.name());
            statement.setString(2, subject);
            statement.setLong(3, id);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(StoredForm.read(kind, rows.getString(1), type)) : Optional.empty();
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("Cannot read %s report %d of %s: %s".formatted(kind, id, subject, e.getMessage()), e);
        }
    }

    /**
     * Reports of a kind with this number, or whose receipt's statement has a SHA-256 that begins like this, the newest first.
     *
     * @param receipt a number, or eight and more hexadecimal digits
     */
    public <T> List<T> byReceipt(Kind kind, String receipt, Class<T> type) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(Resources.text(ReportStore.class, "reports_by_receipt.sql"))) {
            statement.setString(1, kind.name());
            for (int place = 2; place <= 4; place++) {
                statement.setString(place, receipt);
            }
            List<T> reports = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    reports.add(StoredForm.read(kind, rows.getString(1), type));
                }
            }
            return reports;
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("Cannot find the %s report %s: %s".formatted(kind, receipt, e.getMessage()), e);
        }
    }

    /** Every report that is kept of the subject, the newest first. */
    public List<ReportVersion> versions(Kind kind, String subject) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(Resources.text(ReportStore.class, "report_versions.sql"))) {
            statement.setString(1, kind.name());
            statement.setString(2, subject);
            List<ReportVersion> versions = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    versions.add(new ReportVersion(rows.getLong(1), rows.getTimestamp(2).toInstant(), Optional.ofNullable(rows.getString(3))));
                }
            }
            return versions;
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot list %s reports of %s: %s".formatted(kind, subject, e.getMessage()), e);
        }
    }

    /** What there are reports on, in alphabetical order. */
    public List<String> subjects(Kind kind) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(Resources.text(ReportStore.class, "report_subjects.sql"))) {
            statement.setString(1, kind.name());
            List<String> subjects = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    subjects.add(rows.getString(1));
                }
            }
            return subjects;
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot list what there are %s reports on: %s".formatted(kind, e.getMessage()), e);
        }
    }

    /** A report as it is stored. */
    public static String write(Kind kind, Object report) throws JsonProcessingException {
        return StoredForm.of(kind, report);
    }

    /** A report of what is stored, whichever version of the suite stored it. */
    public static <T> T read(Kind kind, String stored, Class<T> type) throws JsonProcessingException {
        return StoredForm.read(kind, stored, type);
    }

    private <T> List<T> newest(Kind kind, Class<T> type, String statementName, @org.jspecify.annotations.Nullable String subject) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(Resources.text(ReportStore.class, statementName + ".sql"))) {
            statement.setString(1, kind.name());
            if (subject != null) {
                statement.setString(2, subject);
            }
            List<T> reports = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    reports.add(StoredForm.read(kind, rows.getString(1), type));
                }
            }
            return reports;
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("Cannot read %s reports: %s".formatted(kind, e.getMessage()), e);
        }
    }
}

package io.truelift.governance.signoff;

import io.truelift.platform.project.Resources;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import javax.sql.DataSource;

/** The record of sign-offs in the application database. Lines are added, never changed: the table refuses it. */
public final class SignOffLog {
    private final DataSource database;
    private final Clock clock;

    public SignOffLog(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What was done. */
    public enum SignOffEvent {
        SIGNED,
        REVOKED
    }

    /** @param by account of the person who did it */
    public void add(SignOffEvent deed, SignOff signOff, String by) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(Resources.text(SignOffLog.class, "add_sign_off.sql"))) {
            statement.setTimestamp(1, Timestamp.from(clock.instant()));
            statement.setString(2, deed.name());
            statement.setString(3, by);
            statement.setString(4, signOff.question());
            statement.setString(5, signOff.column().toString());
            statement.setString(6, signOff.sha256());
            statement.setString(7, signOff.reason());
            statement.setObject(8, signOff.from());
            statement.setObject(9, signOff.until());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot record the sign-off of %s: %s. Nothing was signed.".formatted(signOff.question(), e.getMessage()), e);
        }
    }
}

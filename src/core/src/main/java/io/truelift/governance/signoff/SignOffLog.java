package io.truelift.governance.signoff;

import io.truelift.platform.database.Statements;
import java.time.Clock;
import javax.sql.DataSource;

/** The record of sign-offs in the application database. Lines are added, never changed: the table refuses it. */
public final class SignOffLog {
    private final Statements database;
    private final Clock clock;

    public SignOffLog(DataSource database, Clock clock) {
        this.database = Statements.of(SignOffLog.class, database);
        this.clock = clock;
    }

    /** What was done. */
    public enum SignOffEvent {
        SIGNED,
        REVOKED
    }

    /** @param by account of the person who did it */
    public void add(SignOffEvent deed, SignOff signOff, String by) {
        database.ask(
                why -> "Cannot record the sign-off of %s: %s. Nothing was signed.".formatted(signOff.question(), why),
                asked -> asked.createUpdate("add_sign_off.sql")
                        .bindMethods(signOff)
                        .bind("columnName", signOff.column().toString())
                        .bind("at", clock.instant())
                        .bind("deed", deed)
                        .bind("by", by)
                        .execute());
    }
}

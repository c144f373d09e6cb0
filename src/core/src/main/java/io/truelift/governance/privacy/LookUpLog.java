package io.truelift.governance.privacy;

import io.truelift.governance.privacy.PersonLookUp.Outcome;
import io.truelift.platform.database.Statements;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Query;

/** The record of who looked people up, in the application database. Lines are added, never changed: the tables refuse it. */
public final class LookUpLog {
    private static final RowMapper<PersonLookUp> LOOK_UPS = ConstructorMapper.of(PersonLookUp.class);

    private final Statements database;
    private final Clock clock;

    public LookUpLog(DataSource database, Clock clock) {
        this.database = Statements.of(LookUpLog.class, database);
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
            throw new IllegalArgumentException(
                    "Cannot look anybody up without a reason: say in a sentence why, such as the number of their request");
        }
        return database.ask(
                why -> "Cannot record the look-up: %s. Nothing was asked.".formatted(why),
                asked -> asked.createQuery("add_look_up.sql")
                        .bind("at", clock.instant())
                        .bind("by", by)
                        .bind("type", identifier.substring(0, identifier.indexOf(':')))
                        .bind("identifier", identifier)
                        .bind("reason", reason.strip())
                        .mapTo(Long.class)
                        .one());
    }

    /** Records what came of a look-up, once. */
    public void end(long lookUp, Outcome outcome) {
        database.ask(
                why -> "Cannot record what came of look-up %d: %s".formatted(lookUp, why),
                asked -> asked.createUpdate("add_outcome.sql")
                        .bind("lookUp", lookUp)
                        .bind("at", clock.instant())
                        .bind("outcome", outcome)
                        .execute());
    }

    public Optional<PersonLookUp> find(long lookUp) {
        return read(asked -> asked.createQuery("look_up.sql").bind("lookUp", lookUp)).stream()
                .findFirst();
    }

    /** Look-ups by everybody, the newest first. */
    public List<PersonLookUp> newest(int count, long skipped) {
        return read(
                asked -> asked.createQuery("look_ups.sql").bind("count", count).bind("skipped", skipped));
    }

    /** How many there are. */
    public long count() {
        return database.ask(
                why -> "Cannot count the look-ups: " + why,
                asked -> asked.createQuery("count_look_ups.sql")
                        .mapTo(Long.class)
                        .one());
    }

    private List<PersonLookUp> read(Function<Handle, Query> question) {
        return database.ask(
                why -> "Cannot read the look-ups: " + why,
                asked -> question.apply(asked).map(LOOK_UPS).list());
    }
}

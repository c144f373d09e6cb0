package io.truelift.platform.schedule;

import io.truelift.platform.database.Statements;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Update;

/** The schedules in the application database, one a segment. */
public final class ScheduleStore {
    private static final RowMapper<SegmentSchedule> SCHEDULES = ConstructorMapper.of(SegmentSchedule.class);

    private final Statements database;

    public ScheduleStore(DataSource database) {
        this.database = Statements.of(ScheduleStore.class, database);
    }

    /** Every schedule, those that are due first before the others. */
    public List<SegmentSchedule> all() {
        return database.ask(
                why -> "Cannot read the schedules of segments: " + why,
                asked -> asked.createQuery("schedules.sql").map(SCHEDULES).list());
    }

    public Optional<SegmentSchedule> find(String segment) {
        return all().stream()
                .filter(schedule -> schedule.segment().equals(segment))
                .findFirst();
    }

    /** Keeps the schedule in place of an earlier one. */
    public void keep(SegmentSchedule schedule) {
        change("keep_schedule.sql", schedule.segment(), update -> update.bindMethods(schedule));
    }

    public void remove(String segment) {
        change("remove_schedule.sql", segment, update -> update.bind("segment", segment));
    }

    /** Moves the schedule on to its next time; false where another process has done so, which then works the segment out. */
    boolean claim(SegmentSchedule due, Instant nextAt) {
        return change(
                        "claim_schedule.sql",
                        due.segment(),
                        update -> update.bindMethods(due).bind("next", nextAt))
                == 1;
    }

    /** Keeps how a try ended. */
    void tell(String segment, Instant at, String failure) {
        change(
                "tell_schedule.sql",
                segment,
                update -> update.bind("segment", segment).bind("at", at).bind("failure", failure));
    }

    private int change(String statement, String segment, UnaryOperator<Update> values) {
        return database.ask(
                why -> "Cannot keep the schedule of %s: %s".formatted(segment, why),
                asked -> values.apply(asked.createUpdate(statement)).execute());
    }
}

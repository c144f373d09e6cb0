package io.truelift.analysis.launch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.truelift.analysis.launch.Launch.LifecycleEvent;
import io.truelift.platform.database.ReportStore;
import io.truelift.platform.database.Statements;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Query;

/** The record of starts and stops in the application database. Lines are added, never changed: the table refuses it. */
public final class LaunchLog {
    private static final TypeReference<List<ChecklistItem>> ITEMS = new TypeReference<>() {};
    private static final RowMapper<Line> LINES = ConstructorMapper.of(Line.class);

    private final Statements database;

    public LaunchLog(DataSource database) {
        this.database = Statements.of(LaunchLog.class, database);
    }

    /** A start or stop as it is kept, its checklist as JSON. */
    private record Line(
            String experiment,
            LifecycleEvent deed,
            Instant at,
            String by,
            String reason,
            String checklist,
            String sha256) {
        Launch launch() throws JsonProcessingException {
            return new Launch(experiment, deed, at, by, reason, ReportStore.JSON.readValue(checklist, ITEMS), sha256);
        }
    }

    public void add(Launch launch) {
        database.ask(
                why -> "Cannot record that %s was %s: %s. Nothing was changed."
                        .formatted(launch.experiment(), launch.deed(), why),
                asked -> asked.createUpdate("add_launch.sql")
                        .bindMethods(launch)
                        .bind("checklist", ReportStore.JSON.writeValueAsString(launch.checklist()))
                        .execute());
    }

    /** Starts and stops of an experiment, newest first. */
    public List<Launch> of(String experiment) {
        return read(asked -> asked.createQuery("launches.sql").bind("experiment", experiment));
    }

    /** The newest start or stop of every experiment that has one, by experiment. */
    public Map<String, Launch> newest() {
        Map<String, Launch> newest = new LinkedHashMap<>();
        read(asked -> asked.createQuery("newest_launches.sql"))
                .forEach(launch -> newest.put(launch.experiment(), launch));
        return newest;
    }

    private List<Launch> read(Function<Handle, Query> question) {
        return database.ask(why -> "Cannot read what was started and stopped: " + why, asked -> {
            List<Launch> launches = new ArrayList<>();
            for (Line line : question.apply(asked).map(LINES)) {
                launches.add(line.launch());
            }
            return launches;
        });
    }
}

package io.truelift.definitions.draft;

import io.truelift.platform.database.Statements;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Keeps what people write until they save or discard it, so that nothing is lost when a page is left. One text a person and file. */
public final class DraftStore {
    private static final RowMapper<Draft> DRAFTS = ConstructorMapper.of(Draft.class);

    private final Statements database;

    public DraftStore(DataSource database) {
        this.database = Statements.of(DraftStore.class, database);
    }

    /** Keeps the draft in place of an earlier one. */
    public void keep(Draft draft) {
        database.ask(
                why -> "Cannot keep the draft of %s: %s".formatted(draft.path(), why),
                asked -> asked.createUpdate("keep_draft.sql").bindMethods(draft).execute());
    }

    public Optional<Draft> find(String person, String path) {
        return read("draft.sql", person, path).stream().findFirst();
    }

    /** The person's drafts of files in a folder such as {@code sql/segments/}, the newest first. */
    public List<Draft> in(String person, String folder) {
        return read("drafts.sql", person, folder);
    }

    public void discard(String person, String path) {
        database.ask(
                why -> "Cannot discard the draft of %s: %s".formatted(path, why),
                asked -> asked.createUpdate("discard_draft.sql")
                        .bind("person", person)
                        .bind("path", path)
                        .execute());
    }

    private List<Draft> read(String question, String person, String path) {
        return database.ask(
                why -> "Cannot read the drafts of %s: %s".formatted(person, why),
                asked -> asked.createQuery(question)
                        .bind("person", person)
                        .bind("path", path)
                        .map(DRAFTS)
                        .list());
    }
}

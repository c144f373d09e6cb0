package io.truelift.governance.proposal;

import io.truelift.governance.proposal.Proposal.Decision;
import io.truelift.governance.proposal.Proposal.Outcome;
import io.truelift.platform.database.Statements;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The record of proposals in the application database. Lines are added, never changed, and nobody decides on their own: the tables refuse both. */
public final class ProposalLog {
    private static final int MOST = 1000;
    private static final RowMapper<Line> LINES = ConstructorMapper.of(Line.class);

    private final Statements database;

    public ProposalLog(DataSource database) {
        this.database = Statements.of(ProposalLog.class, database);
    }

    /** Which proposals. */
    public enum Which {
        ALL,
        OPEN,
        DECIDED
    }

    /** A proposal as it is kept; while it is open, what was decided is absent. */
    private record Line(
            long id,
            Instant madeAt,
            String madeBy,
            String tableName,
            String reason,
            Optional<Outcome> outcome,
            Optional<Instant> decidedAt,
            Optional<String> decidedBy,
            Optional<String> decidedWhy,
            Optional<String> commitId) {

        Proposal with(List<FieldEdit> edits) {
            return new Proposal(
                    id,
                    madeAt,
                    madeBy,
                    tableName,
                    reason,
                    edits,
                    outcome.map(decided -> new Decision(
                            decided,
                            decidedAt.orElseThrow(),
                            decidedBy.orElseThrow(),
                            decidedWhy.orElseThrow(),
                            commitId.orElseThrow())));
        }
    }

    /** Adds a proposal and answers its number. */
    long add(Instant at, String by, String table, String reason, List<FieldEdit> edits) {
        return database.askTogether(why -> "Cannot keep the proposal for %s: %s".formatted(table, why), asked -> {
            long id = asked.createQuery("add_proposal.sql")
                    .bind("at", at)
                    .bind("by", by)
                    .bind("table", table)
                    .bind("reason", reason)
                    .mapTo(Long.class)
                    .one();
            PreparedBatch added = asked.prepareBatch("add_edit.sql");
            for (int i = 0; i < edits.size(); i++) {
                FieldEdit edit = edits.get(i);
                added.bind("proposal", id)
                        .bind("position", i)
                        .bindMethods(edit)
                        .bind("columnName", edit.column().orElse(""))
                        .add();
            }
            added.execute();
            return id;
        });
    }

    /** Records what was decided, once. */
    void decide(long proposal, Decision decision) {
        database.ask(
                why -> "Cannot record what was decided on proposal %d: %s".formatted(proposal, why),
                asked -> asked.createUpdate("add_outcome.sql")
                        .bind("proposal", proposal)
                        .bindMethods(decision)
                        .execute());
    }

    public Optional<Proposal> find(long id) {
        return read(id, "", Which.ALL).stream().findFirst();
    }

    /** Proposals for every table, the newest first. */
    public List<Proposal> all(Which which) {
        return read(0, "", which);
    }

    /** Proposals for one table, the newest first. */
    public List<Proposal> of(String table, Which which) {
        return read(0, table, which);
    }

    private List<Proposal> read(long id, String table, Which which) {
        return database.ask(why -> "Cannot read the proposals: " + why, asked -> {
            List<Line> proposals = asked.createQuery("proposals.sql")
                    .bind("id", id)
                    .bind("table", table)
                    .bind("which", which)
                    .bind("most", MOST)
                    .map(LINES)
                    .list();
            Map<Long, List<FieldEdit>> edits =
                    edits(asked, proposals.stream().map(Line::id).toList());
            return proposals.stream()
                    .map(proposal -> proposal.with(edits.getOrDefault(proposal.id(), List.of())))
                    .toList();
        });
    }

    private static Map<Long, List<FieldEdit>> edits(Handle asked, List<Long> proposals) {
        return asked.createQuery("edits.sql")
                .bindArray("proposals", Long.class, proposals)
                .registerRowMapper(ConstructorMapper.factory(FieldEdit.class))
                .reduceRows(new HashMap<>(), (edits, row) -> {
                    edits.computeIfAbsent(row.getColumn("proposal_id", Long.class), id -> new ArrayList<>())
                            .add(row.getRow(FieldEdit.class));
                    return edits;
                });
    }
}

package io.truelift.governance.proposal;

import io.truelift.governance.dictionary.ContractField;
import io.truelift.governance.proposal.Proposal.Decision;
import io.truelift.governance.proposal.Proposal.Outcome;
import io.truelift.platform.project.Resources;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** The record of proposals in the application database. Lines are added, never changed, and nobody decides on their own: the tables refuse both. */
public final class ProposalLog {
    private static final int MOST = 1000;

    private final DataSource database;

    public ProposalLog(DataSource database) {
        this.database = database;
    }

    /** Which proposals. */
    public enum Which {
        ALL,
        OPEN,
        DECIDED
    }

    /** Adds a proposal and answers its number. */
    long add(Instant at, String by, String table, String reason, List<FieldEdit> edits) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            long id;
            try (PreparedStatement statement = connection.prepareStatement(Resources.text(ProposalLog.class, "add_proposal.sql"))) {
                statement.setTimestamp(1, Timestamp.from(at));
                statement.setString(2, by);
                statement.setString(3, table);
                statement.setString(4, reason);
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    id = row.getLong(1);
                }
            }
            try (PreparedStatement statement = connection.prepareStatement(Resources.text(ProposalLog.class, "add_edit.sql"))) {
                for (int i = 0; i < edits.size(); i++) {
                    FieldEdit edit = edits.get(i);
                    statement.setLong(1, id);
                    statement.setInt(2, i);
                    statement.setString(3, edit.column().orElse(""));
                    statement.setString(4, edit.field().name());
                    statement.setString(5, edit.before());
                    statement.setString(6, edit.after());
                    statement.addBatch();
                }
                statement.executeBatch();
            }
            connection.commit();
            return id;
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot keep the proposal for %s: %s".formatted(table, e.getMessage()), e);
        }
    }

    /** Records what was decided, once. */
    void decide(long proposal, Decision decision) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(Resources.text(ProposalLog.class, "add_outcome.sql"))) {
            statement.setLong(1, proposal);
            statement.setTimestamp(2, Timestamp.from(decision.at()));
            statement.setString(3, decision.by());
            statement.setString(4, decision.outcome().name());
            statement.setString(5, decision.reason());
            statement.setString(6, decision.commit());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot record what was decided on proposal %d: %s".formatted(proposal, e.getMessage()), e);
        }
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
        String state = which == Which.ALL ? "" : which.name();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(Resources.text(ProposalLog.class, "proposals.sql"))) {
            statement.setLong(1, id);
            statement.setLong(2, id);
            statement.setString(3, table);
            statement.setString(4, table);
            statement.setString(5, state);
            statement.setString(6, state);
            statement.setString(7, state);
            statement.setInt(8, MOST);
            Map<Long, Proposal> proposals = new LinkedHashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    proposals.put(row.getLong("id"), new Proposal(
                            row.getLong("id"), row.getTimestamp("made_at").toInstant(), row.getString("made_by"), row.getString("table_name"),
                            row.getString("reason"), List.of(), decision(row)));
                }
            }
            Map<Long, List<FieldEdit>> edits = edits(connection, proposals.keySet().toArray());
            return proposals.values().stream()
                    .map(one -> new Proposal(one.id(), one.at(), one.by(), one.table(), one.reason(), edits.getOrDefault(one.id(), List.of()), one.decision()))
                    .toList();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read the proposals: " + e.getMessage(), e);
        }
    }

    private static Optional<Decision> decision(ResultSet row) throws SQLException {
        String outcome = row.getString("outcome");
        return outcome == null
                ? Optional.empty()
                : Optional.of(new Decision(
                        Outcome.valueOf(outcome), row.getTimestamp("decided_at").toInstant(), row.getString("decided_by"), row.getString("decided_why"),
                        row.getString("commit_id")));
    }

    private static Map<Long, List<FieldEdit>> edits(Connection connection, Object[] proposals) throws SQLException {
        Map<Long, List<FieldEdit>> edits = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(Resources.text(ProposalLog.class, "edits.sql"))) {
            statement.setArray(1, connection.createArrayOf("bigint", proposals));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    edits.computeIfAbsent(row.getLong("proposal_id"), id -> new ArrayList<>()).add(new FieldEdit(
                            Optional.of(row.getString("column_name")).filter(name -> !name.isEmpty()),
                            ContractField.valueOf(row.getString("field")), row.getString("value_before"), row.getString("value_after")));
                }
            }
        }
        return edits;
    }
}

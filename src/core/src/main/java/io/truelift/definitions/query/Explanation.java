package io.truelift.definitions.query;

import io.trino.sql.SqlFormatter;
import io.trino.sql.parser.SqlParser;
import io.trino.sql.tree.Explain;
import io.trino.sql.tree.ExplainOption;
import io.trino.sql.tree.ExplainType;
import io.trino.sql.tree.Node;
import io.trino.sql.tree.NodeLocation;
import io.trino.sql.tree.Statement;
import io.trino.sql.util.AstUtils;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the engine says of a statement without running it. */
public final class Explanation {
    private static final NodeLocation MADE_HERE = new NodeLocation(1, 1);
    private static final SqlParser PARSER = new SqlParser();
    private static final Pattern PLACE = Pattern.compile("(?s).*?\\bline (\\d+):(\\d+): (.*)");

    private Explanation() {}

    /**
     * Has the engine check names, types and rights, in the name that the connection was opened in.
     *
     * @throws SqlFileException where the engine finds a mistake, with its place in the file
     * @throws QueryException where it cannot be asked, or refuses
     */
    public static void validate(SqlFile file, Connection connection) {
        BoundStatement question = explained(BoundStatement.of(file), ExplainType.Type.VALIDATE);
        try {
            question.row(connection, row -> row.getBoolean(1));
        } catch (QueryException e) {
            if (e.getCause() instanceof SQLException refusal) {
                Matcher place = PLACE.matcher(String.valueOf(refusal.getMessage()));
                if (place.matches()) {
                    TextPlace asked = new TextPlace(Integer.parseInt(place.group(1)), Integer.parseInt(place.group(2)));
                    throw mistake(file, place.group(3), placeInFile(file, question.text(), asked), e);
                }
            }
            throw e;
        }
    }

    /** The plan by which the engine would run the statement, as it writes it. */
    public static String plan(BoundStatement statement, Connection connection) {
        return explained(statement, ExplainType.Type.DISTRIBUTED).row(connection, row -> row.getString(1));
    }

    private static BoundStatement explained(BoundStatement statement, ExplainType.Type type) {
        List<ExplainOption> options = List.of(new ExplainType(MADE_HERE, type));
        return new BoundStatement(
                statement.name(),
                new Explain(MADE_HERE, statement.statement(), options),
                new Explain(MADE_HERE, statement.readable(), options),
                statement.values());
    }

    private static SqlFileException mistake(
            SqlFile file, String what, Optional<TextPlace> place, QueryException cause) {
        return place.map(known -> new SqlFileException(
                        "Cannot use %s, line %d, column %d: %s"
                                .formatted(file.place(), known.line(), known.column(), what),
                        known,
                        cause))
                .orElseGet(() -> new SqlFileException("Cannot use %s: %s".formatted(file.place(), what), cause));
    }

    /**
     * The engine was asked in other white space than the file has, but the trees are the same: what has the place in one
     * stands as far down in the other.
     */
    private static Optional<TextPlace> placeInFile(SqlFile file, String asked, TextPlace place) {
        Statement sent = ((Explain) PARSER.createStatement(asked)).getStatement();
        List<? extends Node> inSent = AstUtils.preOrder(sent).toList();
        List<? extends Node> inFile = AstUtils.preOrder(file.statement()).toList();
        if (inSent.size() != inFile.size()
                || !SqlFormatter.formatSql(sent).equals(SqlFormatter.formatSql(file.statement()))) {
            return Optional.empty();
        }
        for (int i = 0; i < inSent.size(); i++) {
            if (inSent.get(i).getLocation().isPresent()
                    && TextPlace.of(inSent.get(i)).equals(place)) {
                return inFile.get(i)
                        .getLocation()
                        .map(found -> new TextPlace(found.getLineNumber(), found.getColumnNumber()));
            }
        }
        return Optional.empty();
    }
}

package io.truelift.definitions.query;

import io.trino.sql.parser.ParsingException;
import io.trino.sql.parser.SqlParser;
import io.trino.sql.tree.Parameter;
import io.trino.sql.tree.Query;
import io.trino.sql.tree.Statement;
import io.trino.sql.util.AstUtils;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * One question: a header and one statement.
 *
 * @param name key: the file name without the ending
 * @param path where it lies
 * @param header what it says of itself
 * @param statement the statement, parsed by Trino's own parser
 * @param text the whole file
 */
public record SqlFile(String name, Path path, Header header, Statement statement, String text) {
    /** Ending of the files' names. */
    public static final String ENDING = ".sql";

    private static final SqlParser PARSER = new SqlParser();

    /** @throws SqlFileException where the file cannot be read or is not a header and one statement */
    public static SqlFile read(Path path) {
        String place = place(path);
        String text;
        try {
            text = Files.readString(path);
        } catch (MalformedInputException e) {
            throw new SqlFileException(
                    "Cannot read %s: it is not UTF-8. Save it in that encoding.".formatted(place), e);
        } catch (IOException e) {
            throw new SqlFileException("Cannot read %s: %s".formatted(place, e.getMessage()), e);
        }
        return parse(path, text);
    }

    /** As {@link #read}, for a text that is not in the file yet, such as one in an editor. */
    public static SqlFile parse(Path path, String text) {
        String place = place(path);
        Header header = Header.read(place, text);
        Statement statement = statement(place, text);
        AstUtils.preOrder(statement)
                .filter(node -> node instanceof Parameter)
                .findFirst()
                .ifPresent(parameter -> {
                    throw new SqlFileException(
                            "Cannot use %s: it has a parameter '?'. Write the value in, so that the file runs as it stands."
                                    .formatted(place),
                            TextPlace.of(parameter));
                });
        String name = path.getFileName().toString().replace(ENDING, "");
        return new SqlFile(name, path, header, statement, text);
    }

    /** The same file, with the statement rewritten. */
    SqlFile with(Statement rewritten) {
        return new SqlFile(name, path, header, rewritten, text);
    }

    /** The statement as a query, which brings no functions and sets nothing. */
    public Query query() {
        if (statement instanceof Query query) {
            if (!query.getFunctions().isEmpty() || !query.getSessionProperties().isEmpty()) {
                throw new SqlFileException(
                        "Cannot use %s: it must be a SELECT without functions and settings of its own"
                                .formatted(place()),
                        TextPlace.of(query));
            }
            return query;
        }
        throw new SqlFileException(
                "Cannot use %s: it must be a SELECT, and is %s. Questions read; they never change tables."
                        .formatted(place(), statement.getClass().getSimpleName().toUpperCase(Locale.ROOT)),
                TextPlace.of(statement));
    }

    /** @throws SqlFileException where the statement is no query or gives other columns, by name and order */
    public SqlFile requireColumns(String... columns) {
        List<String> found = columns();
        if (!found.equals(List.of(columns))) {
            throw new SqlFileException(
                    "Cannot use %s: it selects %s and must select %s"
                            .formatted(place(), String.join(", ", found), String.join(", ", columns)),
                    OutputColumns.place(query()));
        }
        return this;
    }

    /** As {@link #requireColumns}, where more columns may follow. */
    public SqlFile requireColumnsFirst(String... columns) {
        List<String> found = columns();
        if (found.size() < columns.length || !found.subList(0, columns.length).equals(List.of(columns))) {
            throw new SqlFileException(
                    "Cannot use %s: it selects %s and must select %s first"
                            .formatted(place(), String.join(", ", found), String.join(", ", columns)),
                    OutputColumns.place(query()));
        }
        return this;
    }

    /** Names of the columns that the query gives, in order. */
    public List<String> columns() {
        return OutputColumns.of(query(), place());
    }

    /** Folder and file name, for messages. */
    public String place() {
        return place(path);
    }

    @Override
    public String toString() {
        return place();
    }

    static String place(Path path) {
        int names = path.getNameCount();
        return path.subpath(Math.max(0, names - 3), names).toString();
    }

    private static Statement statement(String place, String text) {
        try {
            return PARSER.createStatement(withoutEnd(text));
        } catch (ParsingException e) {
            String what = e.getErrorMessage().startsWith("mismatched input ';'")
                    ? "a file holds one statement, and this one goes on after ';'. Put each statement into a file of its own."
                    : e.getErrorMessage();
            throw new SqlFileException(
                    "Cannot read %s, line %d, column %d: %s"
                            .formatted(place, e.getLineNumber(), e.getColumnNumber(), what),
                    new TextPlace(e.getLineNumber(), e.getColumnNumber()),
                    e);
        }
    }

    /** The parser takes a statement without the semicolon that a prompt wants. */
    private static String withoutEnd(String text) {
        String stripped = text.stripTrailing();
        return stripped.endsWith(";") ? stripped.substring(0, stripped.length() - 1) : stripped;
    }
}

package io.truelift.definitions.query;

import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.DictionaryReader;
import io.truelift.platform.project.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The questions of a project, read anew each time, so that an edit is seen at once. What is read has been held against
 * the dictionary.
 *
 * @param folder the folder {@code sql}
 * @param dictionary the dictionary
 * @param catalog catalog of the tables
 */
public record SqlLibrary(Path folder, Dictionary dictionary, String catalog) {
    /** Catalog in whose tables the questions are written. */
    public static final String CATALOG = "lakehouse";

    private static final String ENGINE = "engine";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    public static SqlLibrary of(Project project) {
        return new SqlLibrary(project.sql(), DictionaryReader.read(project.governance()), CATALOG);
    }

    /** Names of the files in a folder such as {@code segments}, in alphabetical order. */
    public List<String> names(String kind) {
        try (Stream<Path> files = Files.list(folder.resolve(kind))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SqlFile.ENDING))
                    .map(name -> name.substring(0, name.length() - SqlFile.ENDING.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new SqlFileException(
                    "Cannot list the definitions in %s: %s".formatted(folder.resolve(kind), e.getMessage()), e);
        }
    }

    /** @throws SqlFileException where there is no such file, or it cannot be used */
    public SqlFile read(String kind, String name) {
        Path path = folder.resolve(kind).resolve(name + SqlFile.ENDING);
        if (!NAME.matcher(name).matches() || !Files.exists(path)) {
            throw new SqlFileException(
                    "Cannot find %s in sql/%s: it holds %s".formatted(name, kind, String.join(", ", names(kind))));
        }
        return checked(SqlFile.read(path));
    }

    /** As {@link #read}, for a text that is not in the file yet, such as one in an editor. */
    public SqlFile parse(String kind, String name, String text) {
        return checked(SqlFile.parse(folder.resolve(kind).resolve(name + SqlFile.ENDING), text));
    }

    /** A template of {@code sql/engine}. */
    public Template engine(String name) {
        return Template.of(read(ENGINE, name));
    }

    /** Refuses a purpose that the dictionary does not know. */
    public String purpose(SqlFile file) {
        String purpose = file.header().text("purpose");
        if (dictionary.purposes().stream().noneMatch(known -> known.name().equals(purpose))) {
            throw file.header()
                    .problem(
                            "purpose",
                            "there is no purpose %s. Purposes are: %s"
                                    .formatted(
                                            purpose,
                                            String.join(
                                                    ", ",
                                                    dictionary.purposes().stream()
                                                            .map(known -> known.name())
                                                            .toList())));
        }
        return purpose;
    }

    private SqlFile checked(SqlFile file) {
        SqlFile whole = KeyedTables.in(file, catalog, dictionary);
        References.of(whole, catalog, dictionary);
        return whole;
    }
}

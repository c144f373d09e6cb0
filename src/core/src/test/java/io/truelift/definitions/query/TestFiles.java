package io.truelift.definitions.query;

import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.DictionaryReader;
import io.truelift.platform.project.Project;
import java.net.URISyntaxException;
import java.nio.file.Path;

/** The files of these tests, and those of the project. */
public final class TestFiles {
    private TestFiles() {}

    static Path path(String name) {
        try {
            return Path.of(TestFiles.class.getResource(name + ".sql").toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static SqlFile read(String name) {
        return SqlFile.read(path(name));
    }

    static Dictionary dictionary() {
        return DictionaryReader.read(Project.current().governance());
    }

    /** The project's own questions. */
    public static SqlLibrary shipped() {
        return SqlLibrary.of(Project.current());
    }
}

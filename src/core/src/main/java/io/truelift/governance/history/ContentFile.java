package io.truelift.governance.history;

import java.nio.charset.StandardCharsets;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectInserter;

/**
 * A file as it was read.
 *
 * @param path from the project's folder, with slashes
 * @param text the whole file
 * @param version names the text: another text has another one; to be handed back with an edit
 */
public record ContentFile(String path, String text, String version) {
    /** Version of a file that is not there. */
    public static final String ABSENT = "";

    static ContentFile of(String path, String text) {
        return new ContentFile(path, text, version(text));
    }

    private static String version(String text) {
        try (ObjectInserter.Formatter names = new ObjectInserter.Formatter()) {
            return names.idFor(Constants.OBJ_BLOB, text.getBytes(StandardCharsets.UTF_8))
                    .name();
        }
    }
}

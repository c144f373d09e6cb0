package io.truelift.governance.history;

import java.util.Optional;

/**
 * What becomes of one file.
 *
 * @param path from the project's folder
 * @param readVersion version that the change started from
 * @param text the whole file; absent where it is deleted
 */
record FileChange(String path, String readVersion, Optional<String> text) {

    static FileChange of(FileEdit edit) {
        return new FileChange(edit.path(), edit.readVersion(), Optional.of(edit.text()));
    }

    static FileChange removal(ContentFile file) {
        return new FileChange(file.path(), file.version(), Optional.empty());
    }
}

package io.truelift.governance.history;

import java.util.Optional;

/**
 * What becomes of one file.
 *
 * @param path from the project's folder
 * @param readVersion version that the change started from
 * @param text the whole file; absent where it is deleted
 */
record Change(String path, String readVersion, Optional<String> text) {

    static Change of(FileEdit edit) {
        return new Change(edit.path(), edit.readVersion(), Optional.of(edit.text()));
    }

    static Change removal(ContentFile file) {
        return new Change(file.path(), file.version(), Optional.empty());
    }
}

package io.truelift.governance.history;

/**
 * A file as it shall be.
 *
 * @param path from the project's folder, with slashes
 * @param readVersion version of the text that the edit started from; {@link ContentFile#ABSENT} for a new file
 * @param text the whole file; line ends become those of Unix, and the last line gets one
 */
public record FileEdit(String path, String readVersion, String text) {

    public FileEdit {
        text = text.replace("\r\n", "\n").replace('\r', '\n').stripTrailing() + "\n";
    }

    /** A file that is not there yet. */
    public static FileEdit create(String path, String text) {
        return new FileEdit(path, ContentFile.ABSENT, text);
    }

    /** Another text for a file that was read. */
    public static FileEdit of(ContentFile read, String text) {
        return new FileEdit(read.path(), read.version(), text);
    }
}

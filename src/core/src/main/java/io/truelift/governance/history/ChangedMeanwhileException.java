package io.truelift.governance.history;

/** The file is another than the one that the edit started from. Nothing was written. */
public final class ChangedMeanwhileException extends HistoryException {
    private static final long serialVersionUID = 1L;

    private final String path;

    ChangedMeanwhileException(String path, String message) {
        super(message);
        this.path = path;
    }

    /** The file, from the project's folder. */
    public String path() {
        return path;
    }
}

package io.truelift.platform.problem;

/** How a run of the pipelines ended, for whatever started it. A code once given keeps its meaning. */
public enum BuildExit {
    /** All that was delivered is published, but for lines that were set aside within what their feeds may have. */
    PUBLISHED(0),
    /** Nothing is published: a server, a declaration, an argument, or a mistake of ours. */
    FAILED(1),
    /** Nothing was begun: the command cannot be understood. */
    USAGE(2),
    /** What could be read is published, and a file was rejected as a whole. */
    REJECTED(3),
    /** Nothing is published but what was found: a check is broken, or a feed has too many lines set aside. */
    QUALITY(4);

    private final int code;

    BuildExit(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** How a run ended that failed. */
    public static BuildExit of(Throwable failure) {
        return ErrorCode.of(failure) == ErrorCode.QUALITY ? QUALITY : FAILED;
    }

    /** Whether a run with this code published its tables. */
    public static boolean isPublished(int code) {
        return code == PUBLISHED.code || code == REJECTED.code;
    }
}

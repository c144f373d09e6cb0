package io.truelift.platform.problem;

import java.io.PrintWriter;

/** Tells a failure to whoever gave a command: in words; a stack trace is for mistakes of our own only. */
public final class Told {
    private Told() {}

    public static void to(PrintWriter err, Exception failure) {
        ErrorCode code = ErrorCode.of(failure);
        if (code == ErrorCode.INTERNAL) {
            failure.printStackTrace(err);
        } else {
            err.println(failure.getMessage());
        }
        err.println(code.inWords());
        err.flush();
    }
}

package io.truelift.platform.problem;

/** A failure with a code; its message says in prose what, where and what to do next. */
public interface Coded {
    ErrorCode code();
}

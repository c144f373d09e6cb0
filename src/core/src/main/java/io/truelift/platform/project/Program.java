package io.truelift.platform.project;

/** This software. */
public final class Program {
    /** Raised with each release, together with the version of the modules. */
    public static final String VERSION = "0.1.0";

    private Program() {}
}

package io.truelift.platform.problem;

/** Who can do something about a failure. */
public enum Fault {
    /** Whoever asked, or wrote what was asked. */
    USER("yours to mend"),
    /** Whoever delivers the data. */
    DATA("in the data"),
    /** Whoever runs the servers, the network or the machine. */
    OUTSIDE("outside of Truelift"),
    /** Truelift's makers. */
    OURS("a mistake of Truelift: please report it");

    private final String words;

    Fault(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}

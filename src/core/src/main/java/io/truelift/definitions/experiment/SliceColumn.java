package io.truelift.definitions.experiment;

/**
 * A column by which the results of an experiment can be sliced.
 *
 * @param name name of the column
 * @param description what it means, in a sentence; empty where only the experiment's file says
 * @param source where it comes from
 * @param isSigned whether it may be read only because the experiment is signed off for it
 */
public record SliceColumn(String name, String description, Source source, boolean isSigned) {

    /** Where a column comes from. */
    public enum Source {
        /** It is a dimension of the experiment's file already. */
        DIMENSION,
        /** The experiment's SELECT gives it with the exposures. */
        EXPOSURES,
        /** The customer table. */
        CUSTOMERS
    }

    public boolean isOfCustomers() {
        return source == Source.CUSTOMERS;
    }
}

package io.truelift.experiment.totals;

/**
 * Where a column of totals stands.
 *
 * @param slot the column
 * @param part number of the part, 1 and more
 * @param number its number within the part, from 1
 */
public record Place(Slot slot, int part, int number) {}

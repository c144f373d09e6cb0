package io.truelift.definitions.query;

/**
 * A place where a statement reads a column of a table.
 *
 * @param column the column, whatever alias or named query it is read through
 * @param line line of the file, from 1
 */
public record ColumnRead(ColumnName column, int line) {}

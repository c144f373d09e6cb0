package io.truelift.pipelines.iceberg;

import org.jspecify.annotations.Nullable;

/**
 * A row on its way to a table: values in the order of the contract's columns. Text is a {@code String}, numbers are
 * {@code Integer}, {@code Long}, {@code Double} or {@code BigDecimal}, instants {@code Instant}, days {@code LocalDate},
 * arrays {@code List<String>}.
 *
 * @param table namespace and name
 * @param values by column; null where there is none
 */
public record TableRow(String table, @Nullable Object[] values) {}

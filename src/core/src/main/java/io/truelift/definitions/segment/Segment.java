package io.truelift.definitions.segment;

import io.truelift.definitions.query.SqlFile;

/**
 * A group of customers, as a file in {@code sql/segments} defines it.
 *
 * @param name key: the file name
 * @param title short name
 * @param description who belongs to it, in words
 * @param owner team that answers for it
 * @param purpose purpose that a person must have granted to be in it
 * @param file the file
 */
public record Segment(String name, String title, String description, String owner, String purpose, SqlFile file) {}

package io.truelift.webui.analyst;

/**
 * A segment as its file says.
 *
 * @param name key: the file name without its ending
 * @param title short name
 * @param description who is in it
 * @param owner team that answers for it
 * @param purpose purpose that its members must have granted
 * @param sql the whole file
 */
public record SegmentFile(String name, String title, String description, String owner, String purpose, String sql) {}

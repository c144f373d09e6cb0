package io.truelift.pipelines.land;

import io.truelift.pipelines.feed.Feed;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import org.apache.iceberg.Table;

/**
 * A delivery that a feed claims: a file, or what a table brings.
 *
 * @param feed the feed
 * @param content where its content is
 * @param name its path within the folder of feeds, or the table and its snapshot
 * @param sha256 hash of its content, or of the snapshot's name
 * @param bytes its size
 */
public record FeedFile(Feed feed, Content content, String name, String sha256, long bytes) implements Serializable {

    /** Where the content of a delivery is. */
    public sealed interface Content extends Serializable {}

    /** A file. */
    public record OnDisk(String location) implements Content {
        Path path() {
            return Path.of(location);
        }
    }

    /**
     * Data files of a table.
     *
     * @param table the table, for workers
     * @param tasks what to read of it, serialised
     */
    public record InTable(Table table, ArrayList<byte[]> tasks) implements Content {}
}

package io.truelift.pipelines.land;

import io.truelift.pipelines.feed.Feed;
import java.io.Serializable;
import java.nio.file.Path;

/**
 * A file that a feed claims.
 *
 * @param feed the feed
 * @param location where it lies
 * @param name its path within the folder of feeds
 * @param sha256 hash of its content
 * @param bytes its size
 */
public record FeedFile(Feed feed, String location, String name, String sha256, long bytes) implements Serializable {
    Path path() {
        return Path.of(location);
    }
}

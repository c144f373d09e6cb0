package io.truelift.pipelines.customer;

/**
 * A file of a feed that a run found.
 *
 * @param runId the run
 * @param file its path within the folder of feeds
 * @param content hash of its content
 * @param isLanded whether the run landed it; else its content was landed before
 */
public record Delivery(String feed, String runId, String file, String content, boolean isLanded) {

    /** The folder that it lies in; empty where that is the folder of feeds itself. */
    String folder() {
        return file.substring(0, Math.max(0, file.lastIndexOf('/')));
    }
}

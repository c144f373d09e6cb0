package io.truelift.pipelines.feed;

/**
 * What is wrong in a declaration.
 *
 * @param file name of the file
 * @param line its line, from 1
 * @param sentence what is wrong there
 */
public record FeedMistake(String file, int line, String sentence) {
    @Override
    public String toString() {
        return "Cannot use the declaration %s, line %d: %s.".formatted(file, line, sentence);
    }
}

package io.truelift.pipelines.land;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The first bytes of a file, which tell what it is before anything is declared of it. */
public final class FileStart {
    private FileStart() {}

    /**
     * The first bytes of the content, unpacked where it is packed.
     *
     * @param most how many at most
     * @throws IllegalArgumentException where the file cannot be opened or unpacked
     */
    public static byte[] unpacked(Path file, int most) {
        try (InputStream stream = Packing.unpacked(Files.newInputStream(file))) {
            return stream.readNBytes(most);
        } catch (IOException e) {
            throw new IllegalArgumentException(FeedFolder.reason(e), e);
        }
    }

    /**
     * The first bytes as they lie there.
     *
     * @param most how many at most
     * @throws IllegalArgumentException where the file cannot be opened
     */
    public static byte[] packed(Path file, int most) {
        try (InputStream stream = Files.newInputStream(file)) {
            return stream.readNBytes(most);
        } catch (IOException e) {
            throw new IllegalArgumentException(FeedFolder.reason(e), e);
        }
    }
}

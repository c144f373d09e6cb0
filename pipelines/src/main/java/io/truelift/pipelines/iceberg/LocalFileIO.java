package io.truelift.pipelines.iceberg;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.io.PositionOutputStream;
import org.apache.iceberg.io.SeekableInputStream;

/**
 * Files of this machine for Iceberg, without Hadoop. A location keeps its {@code file:} scheme, by which Trino finds the
 * file; folders are made before two workers race to make them.
 */
public final class LocalFileIO implements FileIO {
    private static final long serialVersionUID = 1L;
    private static final String SCHEME = "file:";

    /** The path that a location means. */
    public static Path path(String location) {
        String path = location.startsWith(SCHEME) ? location.substring(SCHEME.length()) : location;
        return Path.of(path.replaceFirst("^/+", "/"));
    }

    @Override
    public InputFile newInputFile(String location) {
        return new LocalInput(
                location, org.apache.iceberg.Files.localInput(path(location).toFile()));
    }

    @Override
    public OutputFile newOutputFile(String location) {
        File file = path(location).toFile();
        try {
            Files.createDirectories(file.toPath().getParent());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make the folder of %s: %s".formatted(location, e.getMessage()), e);
        }
        return new LocalOutput(location, org.apache.iceberg.Files.localOutput(file));
    }

    @Override
    public void deleteFile(String location) {
        try {
            Files.deleteIfExists(path(location));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete %s: %s".formatted(location, e.getMessage()), e);
        }
    }

    private record LocalInput(String location, InputFile file) implements InputFile {
        @Override
        public long getLength() {
            return file.getLength();
        }

        @Override
        public SeekableInputStream newStream() {
            return file.newStream();
        }

        @Override
        public boolean exists() {
            return file.exists();
        }
    }

    private record LocalOutput(String location, OutputFile file) implements OutputFile {
        @Override
        public PositionOutputStream create() {
            return file.create();
        }

        @Override
        public PositionOutputStream createOrOverwrite() {
            return file.createOrOverwrite();
        }

        @Override
        public InputFile toInputFile() {
            return new LocalInput(location, file.toInputFile());
        }
    }
}

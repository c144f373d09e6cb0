package io.truelift.stack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Fetches archives by Maven, so that its mirrors, proxies and resumed downloads serve here too, and checks each by its
 * SHA-256. A broken file is fetched once more, past the local repository, which may hold the broken copy.
 */
final class Downloads {
    private static final long MINUTES = 20;
    private static final String COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy";

    private final Path folder;

    Downloads(Path cache) {
        this.folder = cache.resolve("downloads");
    }

    /** The file of the artifact, whole and checked. */
    Path fetch(Artifact artifact) {
        Path file = folder.resolve(artifact.fileName);
        if (isWhole(file, artifact)) {
            return file;
        }
        copy(artifact, List.of());
        if (!isWhole(file, artifact)) {
            delete(file);
            copy(artifact, List.of("-Dmaven.repo.local=" + folder.resolve("repository")));
        }
        if (!isWhole(file, artifact)) {
            delete(file);
            throw new StackException(
                    "Cannot use %s: what the Maven repository serves does not have the SHA-256 %s. Check your mirror and try again."
                            .formatted(artifact.coordinates, artifact.sha256));
        }
        return file;
    }

    private void copy(Artifact artifact, List<String> options) {
        try {
            Files.createDirectories(folder);
            Path log = folder.resolve(artifact.fileName + ".log");
            List<String> command = new java.util.ArrayList<>(List.of(
                    "mvn",
                    "-B",
                    "-q",
                    "-C",
                    COPY,
                    "-Dartifact=" + artifact.coordinates,
                    "-DoutputDirectory=" + folder,
                    "-Dmdep.overWriteReleases=true"));
            command.addAll(options);
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            Process process = builder.start();
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroy();
                throw new StackException(
                        "Cannot fetch %s: Maven did not finish in %d minutes. Start again; what is there is kept."
                                .formatted(artifact.coordinates, MINUTES));
            }
            if (process.exitValue() != 0) {
                throw new StackException(
                        "Cannot fetch %s: Maven failed.\n%s".formatted(artifact.coordinates, errors(log)));
            }
            Files.delete(log);
        } catch (IOException e) {
            throw new StackException(
                    "Cannot fetch %s: %s. Maven (mvn) must be on the PATH."
                            .formatted(artifact.coordinates, e.getMessage()),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Cannot fetch %s: interrupted".formatted(artifact.coordinates), e);
        }
    }

    private static String errors(Path log) throws IOException {
        return String.join(
                "\n",
                Files.readAllLines(log).stream()
                        .filter(line -> line.contains("ERROR"))
                        .limit(3)
                        .toList());
    }

    private static boolean isWhole(Path file, Artifact artifact) {
        if (!Files.exists(file)) {
            return false;
        }
        try (InputStream stream = Files.newInputStream(file)) {
            return DigestUtils.sha256Hex(stream).equals(artifact.sha256);
        } catch (IOException e) {
            return false;
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new StackException("Cannot delete the broken file %s: %s".formatted(file, e.getMessage()), e);
        }
    }
}

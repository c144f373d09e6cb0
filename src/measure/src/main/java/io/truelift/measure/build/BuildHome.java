package io.truelift.measure.build;

import io.truelift.bench.BenchHome.Retention;
import io.truelift.bench.FolderTree;
import io.truelift.bench.OwnServers;
import io.truelift.platform.project.Project;
import io.truelift.platform.project.Secrets;
import io.truelift.platform.project.Settings;
import io.truelift.stack.Stack;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * PostgreSQL and warehouses in a folder of their own. The server ends with the bench, and so does the program that it
 * measures; the folder goes, too, unless it is to be kept, and what an earlier bench kept is made anew.
 */
final class BuildHome implements AutoCloseable {
    private static final String MARK = "build-bench";

    private final Path content;
    private final Path folder;
    private final Stack stack;
    private final Retention retention;
    private final JavaProcess process;
    private final Thread atExit = new Thread(this::end);

    private BuildHome(Path content, Path folder, Retention retention) {
        this.content = content;
        this.folder = folder;
        this.stack = new Stack(new Project(content, folder));
        this.retention = retention;
        this.process = new JavaProcess(folder.resolve("logs"));
    }

    /**
     * Starts the server over an empty folder.
     *
     * @param content folder of the user's project, whose contracts and declarations are used
     * @param folder where everything goes
     */
    static BuildHome open(Path content, Path folder, Retention retention, Consumer<String> progress) {
        OwnServers.require();
        BuildHome home = new BuildHome(content, folder.toAbsolutePath().normalize(), retention);
        home.empty();
        Runtime.getRuntime().addShutdownHook(home.atExit);
        try {
            home.stack.startDatabase(progress);
            return home;
        } catch (RuntimeException e) {
            home.close();
            throw e;
        }
    }

    private void empty() {
        try {
            Files.createDirectories(folder);
            boolean isOurs = Files.exists(folder.resolve(MARK));
            try (Stream<Path> files = Files.list(folder)) {
                if (!isOurs && files.findAny().isPresent()) {
                    throw new IllegalStateException(
                            "Cannot use %s: it holds files that are not the bench's. Name another folder with --home."
                                    .formatted(folder));
                }
            }
            if (isOurs) {
                stack.stop();
                FolderTree.delete(folder);
                Files.createDirectories(folder);
            }
            Files.writeString(folder.resolve(MARK), "This folder is the bench's, which deletes it.\n");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot prepare %s: %s".formatted(folder, e.getMessage()), e);
        }
    }

    /** A folder of this name, made where it is missing. */
    Path folder(String name) {
        try {
            return Files.createDirectories(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make %s: %s".formatted(folder.resolve(name), e.getMessage()), e);
        }
    }

    /** Takes a folder away that is no longer needed, unless all is kept. */
    void remove(String name) {
        if (retention == Retention.REMOVED) {
            delete(folder.resolve(name));
        }
    }

    /** A project with an empty warehouse of this name; warehouses do not see each other. */
    Project warehouse(String name) {
        Project project = new Project(content, folder(name));
        Properties settings = new Properties();
        settings.putAll(Settings.of(new Project(content, folder)).values());
        settings.setProperty(Settings.CATALOG_NAME, name);
        settings.setProperty(Settings.CATALOG_WAREHOUSE, "file://" + project.warehouse());
        settings.setProperty(
                Settings.IDENTITY_KEY, project.data().resolve("identity.key").toString());
        StringWriter text = new StringWriter();
        try {
            settings.store(text, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a string takes everything
        }
        Secrets.write(project.settingsFile(), text.toString());
        return project;
    }

    /** The user's folder of declarations that the feeds are made for. */
    Path declarations() {
        return new Project(content, folder).feeds().resolve("demo");
    }

    JavaProcess process() {
        return process;
    }

    /** Ends what runs, and removes the folder unless it is kept. */
    @Override
    public void close() {
        end(); // the hook stays until then: who interrupts it leaves nothing running
        Runtime.getRuntime().removeShutdownHook(atExit);
    }

    private void end() {
        process.end();
        stack.stop();
        if (retention == Retention.REMOVED) {
            delete(folder);
        }
    }

    private static void delete(Path folder) {
        try {
            FolderTree.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete %s: %s".formatted(folder, e.getMessage()), e);
        }
    }
}

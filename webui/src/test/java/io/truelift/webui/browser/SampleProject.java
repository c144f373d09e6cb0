package io.truelift.webui.browser;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;

/** A project folder with the real governance files and questions, and one feed, kept in git. */
final class SampleProject {
    private SampleProject() {}

    static void write(Path folder, Path realProject) throws IOException {
        copy(realProject.resolve("governance"), folder.resolve("governance"));
        copy(realProject.resolve("sql"), folder.resolve("sql"));
        write(folder.resolve("pipelines/feeds/shop_orders.yaml"), """
                feed: shop_orders
                title: Orders of the shop
                owner: commerce
                records:
                  - table: order_line
                    columns: {}
                """);
        commit(folder);
    }

    /** The project is a git repository, as people's is. */
    private static void commit(Path folder) throws IOException {
        try (Git git = Git.init()
                .setDirectory(folder.toFile())
                .setInitialBranch("main")
                .call()) {
            git.add().addFilepattern(".").call();
            git.commit()
                    .setMessage("As found")
                    .setAuthor("Sam Sundberg", "sam@example.invalid")
                    .setCommitter("Sam Sundberg", "sam@example.invalid")
                    .setSign(false)
                    .call();
        } catch (GitAPIException e) {
            throw new IOException("Cannot commit the sample project", e);
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from, FileVisitOption.FOLLOW_LINKS)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}

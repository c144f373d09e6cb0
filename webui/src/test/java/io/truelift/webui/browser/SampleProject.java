package io.truelift.webui.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A project folder with the real governance files and questions, and one feed. */
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
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
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

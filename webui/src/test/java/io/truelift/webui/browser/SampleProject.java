package io.truelift.webui.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A project folder with the real governance files, one feed and two segments. */
final class SampleProject {
    private SampleProject() {}

    static void write(Path folder, Path realProject) throws IOException {
        copy(realProject.resolve("governance"), folder.resolve("governance"));
        write(folder.resolve("pipelines/feeds/shop_orders.yaml"), """
                feed: shop_orders
                title: Orders of the shop
                owner: commerce
                records:
                  - table: order_line
                    columns: {}
                """);
        write(folder.resolve("sql/segments/abandoned_cart.sql"), """
                -- title: Abandoned cart
                -- description: >
                --   Put something in the cart in the 14 days before the newest action, and has not ordered since.
                -- owner: crm
                -- purpose: personalization

                WITH
                    latest AS (
                        SELECT max(occurred_at) AS occurred_at
                        FROM lakehouse.governed.event
                    )
                SELECT event.customer_id
                FROM lakehouse.governed.event
                CROSS JOIN latest
                WHERE event.event_type = 'add_to_cart' AND event.occurred_at > latest.occurred_at - INTERVAL '14' DAY
                """);
        write(folder.resolve("sql/segments/high_lifetime_value.sql"), """
                -- title: High lifetime value
                -- description: The tenth of customers who spent most so far.
                -- owner: crm
                -- purpose: analytics

                SELECT customer_id FROM lakehouse.governed.order_line GROUP BY customer_id HAVING sum(amount) > 1000
                """);
        write(folder.resolve("sql/segments/new_customers.sql"), """
                -- title: New customers
                -- description: Ordered for the first time in the 30 days before the newest order.
                -- owner: crm
                -- purpose: analytics

                SELECT customer_id FROM lakehouse.governed.order_line GROUP BY customer_id
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

package io.truelift.trino;

import io.trino.spi.eventlistener.EventListener;
import io.trino.spi.eventlistener.EventListenerFactory;
import java.util.Map;
import java.util.Optional;
import org.postgresql.ds.PGSimpleDataSource;

/** Makes the listener from {@code event-listener.properties}: where the application database is, and whose tables count. */
public final class QueryAuditListenerFactory implements EventListenerFactory {
    /** As {@code event-listener.name} says. */
    static final String NAME = "truelift";

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public EventListener create(Map<String, String> config, EventListenerContext context) {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(setting(config, "truelift.database-url"));
        database.setUser(setting(config, "truelift.database-user"));
        database.setPassword(setting(config, "truelift.database-password"));
        database.setCurrentSchema("truelift");
        return new QueryAuditListener(
                setting(config, "truelift.catalog"), setting(config, "truelift.guard"), new QueryAuditWriter(database));
    }

    private static String setting(Map<String, String> config, String name) {
        return Optional.ofNullable(config.get(name))
                .orElseThrow(() -> new IllegalArgumentException(
                        "Cannot listen to queries: event-listener.properties has no %s".formatted(name)));
    }
}

package io.truelift.trino;

import io.trino.spi.Plugin;
import io.trino.spi.eventlistener.EventListenerFactory;
import java.util.List;

/** What Trino finds in its folder of plugins: the listener. */
public final class QueryAuditPlugin implements Plugin {
    @Override
    public Iterable<EventListenerFactory> getEventListenerFactories() {
        return List.of(new QueryAuditListenerFactory());
    }
}

package io.truelift.webui.executive;

import io.truelift.analysis.portfolio.Portfolio;
import io.truelift.analysis.portfolio.PortfolioStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Keeps what the experiments found while no report, decision, start or stop is added. */
@ApplicationScoped
public class PortfolioCache {
    private final PortfolioStore store;
    private volatile Kept kept = new Kept("", new Portfolio(List.of()));

    @Inject
    PortfolioCache(PortfolioStore store) {
        this.store = store;
    }

    private record Kept(String stamp, Portfolio portfolio) {}

    /** Every experiment that has a report, as it stands now. */
    public Portfolio current() {
        String stamp = store.stamp();
        Kept before = kept;
        return before.stamp().equals(stamp) ? before.portfolio() : read(stamp);
    }

    /** One reads, the others wait for what it finds. */
    private synchronized Portfolio read(String stamp) {
        if (!kept.stamp().equals(stamp)) {
            kept = new Kept(
                    stamp, store.read()); // what is added while it reads has another stamp, and is read next time
        }
        return kept.portfolio();
    }
}

package io.truelift.pipelines.customer;

import io.truelift.pipelines.iceberg.TableRow;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Sums up facts by customer, so that one row of each customer travels and not their facts. Where more customers come than a worker
 * should hold, it sends what it has and begins anew: the customer adds up whatever comes. Of one worker.
 */
public final class SumUpFacts {
    /** Some 100 MB. */
    static final int MOST = 250_000;

    private final FactColumns columns;
    private final int most;
    private final Map<String, CustomerFigures> byCustomer = new HashMap<>();

    /** @param most how many customers it holds at most */
    SumUpFacts(FactColumns columns, int most) {
        this.columns = columns;
        this.most = most;
    }

    /**
     * Takes in a fact.
     *
     * @param customer whose fact it is; null where nobody's
     * @param toPeople takes figures by customer
     */
    public void add(@Nullable String customer, TableRow fact, BiConsumer<String, TableRow> toPeople) {
        if (customer == null || !columns.areOf(fact.table())) {
            return;
        }
        if (byCustomer.size() == most && !byCustomer.containsKey(customer)) {
            finish(toPeople);
        }
        byCustomer.computeIfAbsent(customer, id -> new CustomerFigures()).add(fact, columns);
    }

    /** Sends the figures that were not sent yet. */
    public void finish(BiConsumer<String, TableRow> toPeople) {
        byCustomer.forEach((customer, figures) -> toPeople.accept(customer, figures.row()));
        byCustomer.clear();
    }
}

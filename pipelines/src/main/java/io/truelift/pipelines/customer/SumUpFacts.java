package io.truelift.pipelines.customer;

import io.truelift.pipelines.iceberg.TableRow;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Sums up facts by customer, so that one row of each customer travels and not their facts. Of one worker. */
public final class SumUpFacts {
    private final FactColumns columns;
    private final Map<String, CustomerFigures> byCustomer = new HashMap<>();

    SumUpFacts(FactColumns columns) {
        this.columns = columns;
    }

    /** @param customer whose fact it is; null where nobody's */
    public void add(@Nullable String customer, TableRow fact) {
        if (customer != null && CustomerFigures.sumUp(fact.table())) {
            byCustomer.computeIfAbsent(customer, id -> new CustomerFigures()).add(fact, columns);
        }
    }

    /** Sends the figures. */
    public void finish(BiConsumer<String, TableRow> toPeople) {
        byCustomer.forEach((customer, figures) -> toPeople.accept(customer, figures.row()));
        byCustomer.clear();
    }
}

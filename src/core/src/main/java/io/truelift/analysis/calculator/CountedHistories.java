package io.truelift.analysis.calculator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The field {@code customers}: histories, each with how many customers have it in {@code n}, one where that is left out.
 *
 * @param <H> a history
 * @param listed as they were listed
 * @param counted how many customers have each
 */
record CountedHistories<H>(List<H> listed, Map<H, Long> counted) {

    private static final int MOST = 5_000;

    static <H> CountedHistories<H> read(Fields fields, Function<Fields, H> reader) {
        List<Fields> customers = fields.objects("customers");
        if (customers.size() > MOST) {
            throw new CalculationException(
                    "customers must be a list of at most %d histories, not %d.".formatted(MOST, customers.size()));
        }
        List<H> listed = new ArrayList<>();
        Map<H, Long> counted = new LinkedHashMap<>();
        for (Fields customer : customers) {
            H history = history(customer, "customers[%d]".formatted(listed.size()), reader);
            listed.add(history);
            counted.merge(history, number(customer), Long::sum);
        }
        return new CountedHistories<>(listed, counted);
    }

    /** What a history refuses is said of its place. */
    private static <H> H history(Fields customer, String place, Function<Fields, H> reader) {
        try {
            return reader.apply(customer);
        } catch (IllegalArgumentException e) {
            throw new CalculationException("%s: %s".formatted(place, e.getMessage()));
        }
    }

    private static long number(Fields customer) {
        if (!customer.has("n")) {
            return 1;
        }
        long number = customer.count("n");
        if (number == 0) {
            throw customer.wrong("n", "how many customers have this history, from 1 on");
        }
        return number;
    }
}

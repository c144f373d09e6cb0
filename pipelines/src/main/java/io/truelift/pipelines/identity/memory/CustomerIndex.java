package io.truelift.pipelines.identity.memory;

import io.truelift.pipelines.identity.rules.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The customer of every identifier, in flat arrays. */
public final class CustomerIndex {
    /** What an identifier takes at most: 21 bytes in each of two to four places, and a customer's id and its number. */
    public static final long BYTES_OF_AN_IDENTIFIER = 240;

    /** More could not be numbered in four times as many places. */
    public static final long MOST = 1 << 28;

    private final byte[] types;
    private final long[] highs;
    private final long[] lows;
    /** By place the number of the customer, from 1; 0 where the place is free. */
    private final int[] customers;

    private final List<String> ids = new ArrayList<>();

    private CustomerIndex(int places) {
        types = new byte[places];
        highs = new long[places];
        lows = new long[places];
        customers = new int[places];
    }

    /**
     * Makes an index.
     *
     * @param most identifiers that there are at most
     * @param reading hands over each identifier with its customer
     */
    public static CustomerIndex of(long most, Consumer<BiConsumer<Node, String>> reading) {
        CustomerIndex index = new CustomerIndex(Integer.highestOneBit(Math.toIntExact(Math.max(most, 1))) << 2);
        Map<String, Integer> numbers = new HashMap<>();
        reading.accept((node, customer) -> index.put(node, numbers.computeIfAbsent(customer, id -> {
            index.ids.add(id);
            return index.ids.size();
        })));
        return index;
    }

    private void put(Node node, int customer) {
        int place = place(node);
        types[place] = node.type();
        highs[place] = node.high();
        lows[place] = node.low();
        customers[place] = customer;
    }

    /** The customer of an identifier; null where it has none. */
    public @Nullable String customer(Node node) {
        int customer = customers[place(node)];
        return customer == 0 ? null : ids.get(customer - 1);
    }

    /** The place of the node, or the free one where it would be. */
    private int place(Node node) {
        int mask = customers.length - 1;
        int place = node.hashCode() & mask;
        while (customers[place] != 0
                && !(highs[place] == node.high() && lows[place] == node.low() && types[place] == node.type())) {
            place = place + 1 & mask;
        }
        return place;
    }
}

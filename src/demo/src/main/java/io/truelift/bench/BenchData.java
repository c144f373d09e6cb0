package io.truelift.bench;

import io.truelift.platform.project.Resources;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.function.Consumer;

/**
 * Makes customers, what they agreed to, what they were shown and what they ordered, all worked out from running numbers. It
 * is written in pieces, so that no statement needs more memory than the engine gives one.
 */
final class BenchData {
    private static final long PEOPLE_IN_A_PIECE = 500_000;
    private static final long LINES_IN_A_PIECE = 500_000;

    private final BenchSize size;
    private final Connection service;

    BenchData(BenchSize size, Connection service) {
        this.size = size;
        this.service = service;
    }

    void make(Consumer<String> progress) throws SQLException {
        for (String file : new String[] {"add_customers.sql", "add_consents.sql", "add_exposures.sql"}) {
            for (long from = 1; from <= size.units(); from += PEOPLE_IN_A_PIECE) {
                add(file, from, Math.min(size.units(), from + PEOPLE_IN_A_PIECE - 1));
            }
        }
        progress.accept("%,d customers, their consent and exposures".formatted(size.units()));
        addLines(1, size.facts());
        progress.accept("%,d order lines".formatted(size.facts()));
    }

    /** Appends the facts that came late, in data files of their own. */
    void addLateFacts() throws SQLException {
        addLines(size.facts() + 1, size.facts() + size.lateFacts());
    }

    private void addLines(long first, long last) throws SQLException {
        for (long from = first; from <= last; from += LINES_IN_A_PIECE) {
            add("add_order_lines.sql", size.units(), size.orders(), from, Math.min(last, from + LINES_IN_A_PIECE - 1));
        }
    }

    private void add(String file, long... values) throws SQLException {
        try (PreparedStatement statement = service.prepareStatement(Resources.text(BenchData.class, file))) {
            for (int place = 0; place < values.length; place++) {
                statement.setLong(place + 1, values[place]);
            }
            statement.execute();
        }
    }
}

package io.truelift.analysis.attribution;

import io.truelift.analysis.attribution.CountedJourneys.Span;
import io.truelift.attribution.Spend;
import io.truelift.definitions.query.SqlLibrary;
import io.truelift.definitions.query.Value;
import java.math.BigDecimal;
import java.sql.Connection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Where an attribution question has its spend from. */
sealed interface SpendSource {

    /** What was spent; absent where nothing is known. */
    Optional<Spend> spend(Span span, SqlLibrary library, Connection connection);

    /** From its header. */
    record Given(Spend spend) implements SpendSource {
        @Override
        public Optional<Spend> spend(Span span, SqlLibrary library, Connection connection) {
            return Optional.of(spend);
        }
    }

    /** From the feeds of spend, within the days of the journeys. */
    record Billed(Currency currency) implements SpendSource {
        private record Row(String channel, String currency, BigDecimal amount) {}

        @Override
        public Optional<Spend> spend(Span span, SqlLibrary library, Connection connection) {
            if (span.firstDay().isEmpty() || span.lastDay().isEmpty()) {
                return Optional.empty();
            }
            String firstDay = span.firstDay().get().toString();
            String lastDay = span.lastDay().get().toString();
            List<Row> rows = library.engine("attribution_spend")
                    .bind("first_day", Value.of(firstDay))
                    .bind("last_day", Value.of(lastDay))
                    .statement()
                    .rows(
                            connection,
                            row -> new Row(
                                    row.getString("channel"), row.getString("currency"), row.getBigDecimal("amount")));
            Map<String, BigDecimal> byChannel = new TreeMap<>();
            rows.stream()
                    .filter(row -> row.currency().equals(currency.getCurrencyCode()))
                    .forEach(row -> byChannel.put(row.channel(), row.amount()));
            return byChannel.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Spend(currency, byChannel, note(firstDay, lastDay, rows)));
        }

        private String note(String firstDay, String lastDay, List<Row> rows) {
            String others = rows.stream()
                    .map(Row::currency)
                    .filter(other -> !other.equals(currency.getCurrencyCode()))
                    .distinct()
                    .sorted()
                    .collect(Collectors.joining(", "));
            return "Spend is what was billed from %s to %s for everybody; conversions are of people who agreed to be counted. So a conversion costs less than this, and spend brings back more, by what the others did.%s"
                    .formatted(
                            firstDay,
                            lastDay,
                            others.isEmpty()
                                    ? ""
                                    : " Spend in %s is left out: convert it to %s in its feed."
                                            .formatted(others, currency));
        }
    }
}

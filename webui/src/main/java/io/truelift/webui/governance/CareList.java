package io.truelift.webui.governance;

import io.truelift.governance.dictionary.ColumnContract;
import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.TableContract;
import io.truelift.webui.format.Times;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which tables does the dictionary say too little of, or has nobody looked at for long? */
@RequestScoped
@Named("careList")
public class CareList {
    private static final Duration FRESH = Duration.ofDays(365);
    private static final int AT_A_GLANCE = 8;
    private static final double ENOUGH_RULES = 0.25;

    private final Dictionary dictionary;
    private final ContractAges ages;
    private final Times times;
    private final Clock clock = Clock.systemUTC();
    private @Nullable List<Row> rows;
    private @Nullable Map<String, Instant> known;

    @Inject
    CareList(Dictionary dictionary, ContractAges ages, Times times) {
        this.dictionary = dictionary;
        this.ages = ages;
        this.times = times;
    }

    /**
     * @param table the table
     * @param withRules columns with a rule that the audit checks
     * @param changedAt when its contract was last changed; absent where git does not tell
     * @param reasons why somebody should look at it; empty where nobody need
     */
    public record Row(TableContract table, long withRules, Optional<Instant> changedAt, List<String> reasons) {
        public Row {
            reasons = List.copyOf(reasons);
        }

        public int columns() {
            return table.columns().size();
        }

        public String why() {
            return String.join(", ", reasons);
        }
    }

    private List<Row> rows() {
        if (rows == null) {
            known = ages.current();
            rows = dictionary.tables().stream().map(this::row).toList();
        }
        return rows;
    }

    /** Tables that need care, those with most reasons and the oldest first. */
    public List<Row> inNeed() {
        return rows().stream()
                .filter(row -> !row.reasons().isEmpty())
                .sorted(Comparator.comparing((Row row) -> -row.reasons().size())
                        .thenComparing(row -> row.changedAt().orElse(Instant.EPOCH))
                        .thenComparing(row -> row.table().qualifiedName()))
                .toList();
    }

    public List<Row> first() {
        return inNeed().stream().limit(AT_A_GLANCE).toList();
    }

    /** Contracts that were changed within a year. */
    public long fresh() {
        return rows().stream()
                .filter(row -> row.changedAt().filter(this::isFresh).isPresent())
                .count();
    }

    /** The day on which a contract was changed; a dash where git does not tell. */
    public String changed(Row row) {
        return row.changedAt().map(times::day).orElse("\u2013");
    }

    /** The day on which the contract was changed that was not changed for the longest time; a dash where git does not tell. */
    public String oldest() {
        return rows().stream()
                .filter(row -> row.changedAt().isPresent())
                .min(Comparator.comparing(row -> row.changedAt().orElseThrow()))
                .map(this::changed)
                .orElse("\u2013");
    }

    /** Whether git tells when contracts were changed. */
    public boolean isKnown() {
        rows();
        return known != null && !known.isEmpty();
    }

    private boolean isFresh(Instant changedAt) {
        return changedAt.isAfter(clock.instant().minus(FRESH));
    }

    private Row row(TableContract table) {
        long withRules = table.columns().stream().filter(CareList::hasRule).count();
        Optional<Instant> changedAt = ages.changedAt(table);
        List<String> reasons = new ArrayList<>();
        if (table.retention().isBlank()) {
            reasons.add("no retention");
        }
        if (withRules == 0) {
            reasons.add("no column has a rule");
        } else if (withRules < ENOUGH_RULES * table.columns().size()) {
            reasons.add("few columns have a rule");
        }
        if (changedAt.isPresent() && !isFresh(changedAt.get())) {
            reasons.add("not looked at for a year");
        }
        return new Row(table, withRules, changedAt, reasons);
    }

    static boolean hasRule(ColumnContract column) {
        return column.unique()
                || column.key()
                || !column.checks().isEmpty()
                || !column.warnings().isEmpty();
    }
}

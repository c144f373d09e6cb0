package io.truelift.pipelines.customer;

import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.TableContract;
import io.truelift.governance.identity.IdentityPolicy;
import io.truelift.pipelines.customer.Deduplication.Rule;
import io.truelift.pipelines.iceberg.Lakehouse;
import io.truelift.pipelines.iceberg.RawRow;
import io.truelift.pipelines.iceberg.ReadTable;
import io.truelift.pipelines.iceberg.TableRow;
import io.truelift.pipelines.identity.CustomersOfRecords;
import io.truelift.pipelines.identity.Records;
import io.truelift.pipelines.identity.rules.Node;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells for whom a build must make rows anew: it looks at whose every raw row was and is, by its identifiers alone.
 *
 * <ul>
 *   <li>Whose a new row is.
 *   <li>Whose a row was and whose it is, where these are two: they moved.
 *   <li>Whose rows have the key of a row that came now: another of them may count.
 *   <li>Whose grant ran out or began since the last build.
 *   <li>To whom refusals of nobody's are handed on, where that changed ({@link NobodysWords}).
 * </ul>
 *
 * Nothing else reaches a customer's rows, so those of everybody else are what they would be in a build of everything.
 */
public final class FindConcerned {
    private static final String RUN = "run_id";

    private final Dictionary dictionary;
    private final IdentityPolicy policy;
    private final Lakehouse lakehouse;
    private final Deduplication deduplication;
    private final String runId;
    private final CustomersOfRecords before;
    private final CustomersOfRecords now;

    private final Set<String> customers = ConcurrentHashMap.newKeySet();
    private final Set<String> moved = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean nobodyMoved = new AtomicBoolean();
    private final Set<String> keys = ConcurrentHashMap.newKeySet();
    private final Set<String> tablesOfKeys = ConcurrentHashMap.newKeySet();
    private final NobodysWords words = new NobodysWords();

    /**
     * @param runId the run whose rows are new
     * @param before whose records were when the last build ended
     * @param now whose they are
     */
    public FindConcerned(
            Lakehouse lakehouse,
            Dictionary dictionary,
            IdentityPolicy policy,
            Deduplication deduplication,
            String runId,
            CustomersOfRecords before,
            CustomersOfRecords now) {
        this.lakehouse = lakehouse;
        this.dictionary = dictionary;
        this.policy = policy;
        this.deduplication = deduplication;
        this.runId = runId;
        this.before = before;
        this.now = now;
    }

    /**
     * Reads the raw tables, most of them by their identifiers alone.
     *
     * @param since when the last build began
     * @param until when this one did
     */
    public Concerned.Some find(Instant since, Instant until) {
        seeWords(since, until);
        seeNewKeys();
        for (TableContract table : dictionary.namespace("raw")) {
            if (tablesOfKeys.contains(table.qualifiedName())) {
                ReadTable.of(lakehouse, List.of(table)).eachBesideOthers(this::seeWhole);
            } else if (table.column(Records.COLUMN).isPresent()) {
                ReadTable.of(lakehouse, List.of(table), List.of(Records.COLUMN, RUN))
                        .eachBesideOthers(row -> see(nodes(row, 0), isNew(row, 1)));
            }
        }
        words.eachConcerned(customers::add);
        customers.addAll(moved);
        return found();
    }

    private Concerned.Some found() {
        HashSet<@Nullable String> others = new HashSet<>(moved);
        if (nobodyMoved.get()) {
            others.add(null);
        }
        return new Concerned.Some(
                new HashSet<>(customers),
                others,
                words.identifiers(),
                others.isEmpty() ? new HashSet<>(tablesOfKeys) : deduplication.tables(),
                dictionary.facts().entrySet().stream()
                        .filter(fact -> fact.getValue().column("customer_id").isPresent())
                        .map(fact -> fact.getKey())
                        .collect(Collectors.toCollection(HashSet::new)),
                runId);
    }

    private void seeWords(Instant since, Instant until) {
        ReadTable.of(
                        lakehouse,
                        List.of(dictionary.table(CustomerAssembler.WORD)),
                        List.of(Records.COLUMN, RUN, "granted", "decided_at", "expires_at"))
                .eachBesideOthers(row -> {
                    boolean isTimely = Boolean.TRUE.equals(row.values()[2])
                            && (isBetween(since, row.values()[3], until) || isBetween(since, row.values()[4], until));
                    seeWord(nodes(row, 0), isNew(row, 1), isTimely);
                });
    }

    /** @param isTimely whether a grant began or ended since the last build */
    private void seeWord(List<Node> nodes, boolean isNew, boolean isTimely) {
        Node linking = now.linking(nodes);
        String customer = now.customer(linking);
        if (customer != null && isTimely) {
            customers.add(customer);
        }
        Node earlier = isNew ? null : nobodys(before, nodes);
        Node today = customer == null ? linking : null;
        if (earlier != null && earlier.equals(today) && !isTimely) {
            words.said(today);
            return;
        }
        if (earlier != null) {
            words.saidOtherwise(earlier);
        }
        if (today != null) {
            words.saidOtherwise(today);
        }
    }

    private static @Nullable Node nobodys(CustomersOfRecords of, List<Node> nodes) {
        Node linking = of.linking(nodes);
        return of.customer(linking) == null ? linking : null;
    }

    private void seeNewKeys() {
        List<TableContract> tables = dictionary.namespace("raw").stream()
                .filter(table -> deduplication.concerns(table.qualifiedName()))
                .toList();
        ReadTable.added(lakehouse, tables, runId).eachBesideOthers(row -> {
            Rule rule = deduplication.of(row);
            if (rule != null) {
                keys.add(rule.key(row));
                tablesOfKeys.add(Deduplication.table(row));
            }
        });
    }

    private void seeWhole(TableRow row) {
        List<Node> nodes = Records.nodes(RawRow.identifiers(row), policy);
        boolean isNew = runId.equals(RawRow.runId(row));
        see(nodes, isNew);
        Rule rule = deduplication.of(row);
        if (rule != null && keys.contains(rule.key(row))) {
            String customer = now.customer(now.linking(nodes));
            if (customer != null) {
                customers.add(customer);
            }
        }
    }

    private void see(List<Node> nodes, boolean isNew) {
        String customer = now.customer(now.linking(nodes));
        String earlier = isNew ? null : before.customer(before.linking(nodes));
        if (isNew) {
            if (customer != null) {
                customers.add(customer);
            }
        } else if (!Objects.equals(earlier, customer)) {
            move(earlier);
            move(customer);
        }
        if (nodes.size() > 1 && !words.isEmpty()) {
            stand(nodes, earlier, customer);
        }
    }

    private void move(@Nullable String customer) {
        if (customer == null) {
            nobodyMoved.set(true);
        } else {
            moved.add(customer);
        }
    }

    private void stand(List<Node> nodes, @Nullable String earlier, @Nullable String customer) {
        for (Node node : nodes) {
            if (words.has(node)) {
                words.stand(
                        node,
                        before.links(node) ? earlier : null,
                        now.links(node) ? customer : null,
                        node.typeIn(policy).people());
            }
        }
    }

    @SuppressWarnings("unchecked")
    private List<Node> nodes(TableRow row, int place) {
        return Records.nodes((List<String>) Objects.requireNonNull(row.values()[place]), policy);
    }

    private boolean isNew(TableRow row, int place) {
        return runId.equals(row.values()[place]);
    }

    private static boolean isBetween(Instant since, @Nullable Object time, Instant until) {
        return time instanceof Instant at && at.isAfter(since) && !at.isAfter(until);
    }
}

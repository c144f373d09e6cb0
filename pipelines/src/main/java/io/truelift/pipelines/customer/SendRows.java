package io.truelift.pipelines.customer;

import io.truelift.governance.identity.IdentityPolicy;
import io.truelift.pipelines.customer.Deduplication.Rule;
import io.truelift.pipelines.iceberg.RowFiles;
import io.truelift.pipelines.iceberg.TableRow;
import io.truelift.pipelines.iceberg.TableTarget;
import io.truelift.pipelines.identity.rules.Node;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Set;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.jspecify.annotations.Nullable;

/**
 * Sends raw rows where they count: facts into their files, here and now; what they say about people, and what facts add up to, to the people; and
 * what may come again to its equals.
 */
final class SendRows extends DoFn<KV<@Nullable String, TableRow>, KV<String, byte[]>> {
    /** Files of facts, by their tables. */
    static final TupleTag<KV<String, byte[]>> FILES = new TupleTag<>("files") {};

    static final TupleTag<KV<String, TableRow>> TO_PEOPLE = new TupleTag<>("to people") {};
    static final TupleTag<KV<Node, TableRow>> BY_IDENTIFIER = new TupleTag<>("by identifier") {};
    /** Raw rows by the key of their record. */
    static final TupleTag<KV<String, KV<@Nullable String, TableRow>>> AGAIN = new TupleTag<>("again") {};

    static final TupleTagList ALL_BUT_FILES =
            TupleTagList.of(TO_PEOPLE).and(BY_IDENTIFIER).and(AGAIN);

    private static final long serialVersionUID = 1L;

    private final IdentityPolicy policy;
    private final HashSet<Node> shared;
    private final Deduplication deduplication;
    private final FactMaker facts;
    private final Concerned concerned;
    private final HashMap<String, TableTarget> targets;
    private final String runId;
    private transient @Nullable AboutPeople people;
    private transient @Nullable SumUpFacts figures;
    private transient @Nullable RowFiles files;

    SendRows(
            IdentityPolicy policy,
            Set<Node> shared,
            Deduplication deduplication,
            FactMaker facts,
            Concerned concerned,
            HashMap<String, TableTarget> targets,
            String runId) {
        this.policy = policy;
        this.shared = new HashSet<>(shared);
        this.deduplication = deduplication;
        this.facts = facts;
        this.concerned = concerned;
        this.targets = targets;
        this.runId = runId;
    }

    @StartBundle
    public void start() {
        people = new AboutPeople(policy, shared, concerned);
        figures = facts.sums();
        files = new RowFiles(targets, runId);
    }

    @ProcessElement
    public void send(@Element KV<@Nullable String, TableRow> element, MultiOutputReceiver out) {
        TableRow row = element.getValue();
        people.send(
                element.getKey(),
                row,
                (customer, said) -> out.get(TO_PEOPLE).output(KV.of(customer, said)),
                (node, said) -> out.get(BY_IDENTIFIER).output(KV.of(node, said)));
        Rule rule = deduplication.of(row);
        if (rule == null) {
            sendFact(element.getKey(), row, out);
        } else if (rule.isCounted(row)) {
            out.get(AGAIN).output(KV.of(rule.key(row), element));
        }
    }

    private void sendFact(@Nullable String customer, TableRow row, MultiOutputReceiver out) {
        boolean isSummedUp = customer != null && concerned.has(customer);
        boolean isMade = concerned.makesFactOf(customer, row);
        TableRow fact = isSummedUp || isMade ? facts.fact(customer, row) : null;
        if (fact == null) {
            return;
        }
        if (isSummedUp) {
            figures.add(customer, fact, (person, sums) -> out.get(TO_PEOPLE).output(KV.of(person, sums)));
        }
        if (isMade) {
            files.write(fact, (table, file) -> out.get(FILES).output(KV.of(table, file)));
        }
    }

    @FinishBundle
    public void finish(FinishBundleContext context) {
        people.finish((customer, said) -> output(context, TO_PEOPLE, KV.of(customer, said)));
        figures.finish((customer, sums) -> output(context, TO_PEOPLE, KV.of(customer, sums)));
        files.finish((table, file) -> output(context, FILES, KV.of(table, file)));
    }

    private static <T> void output(
            DoFn<KV<@Nullable String, TableRow>, KV<String, byte[]>>.FinishBundleContext context,
            TupleTag<T> tag,
            T value) {
        context.output(tag, value, BoundedWindow.TIMESTAMP_MIN_VALUE, GlobalWindow.INSTANCE);
    }
}

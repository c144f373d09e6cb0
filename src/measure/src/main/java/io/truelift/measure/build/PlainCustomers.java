package io.truelift.measure.build;

import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.TableContract;
import io.truelift.governance.identity.IdentityPolicy;
import io.truelift.measure.build.PlainStitching.Stitched;
import io.truelift.pipelines.customer.CustomerAssembler;
import io.truelift.pipelines.customer.FactMaker;
import io.truelift.pipelines.customer.SumUpFacts;
import io.truelift.pipelines.iceberg.RawRow;
import io.truelift.pipelines.iceberg.TableRow;
import io.truelift.pipelines.identity.Records;
import io.truelift.pipelines.identity.rules.Node;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Keys facts by customer, and puts customers together with their consent; everything about people is held in memory. */
final class PlainCustomers {
    private final PlainTables tables;
    private final Dictionary dictionary;
    private final IdentityPolicy policy;
    private final Stitched stitched;
    private final CustomerAssembler assembler;
    private final FactMaker facts;
    private final SumUpFacts sums;
    private final Map<String, Person> people = new HashMap<>();
    private final Map<Node, Said> bySeveral = new HashMap<>();

    PlainCustomers(
            PlainTables tables,
            Dictionary dictionary,
            IdentityPolicy policy,
            Stitched stitched,
            String runId,
            Instant start) {
        this.tables = tables;
        this.dictionary = dictionary;
        this.policy = policy;
        this.stitched = stitched;
        this.assembler = new CustomerAssembler(dictionary, runId, start);
        this.facts = new FactMaker(dictionary, runId);
        this.sums = facts.sums();
    }

    /** Rows that are needed whole, and counts by feed of all others. */
    private record Person(List<TableRow> rows, Map<String, Long> counts) {
        Person() {
            this(new ArrayList<>(1), new HashMap<>(4));
        }
    }

    /** Words under an identifier that belongs to nobody, and the people who stand with it. */
    private record Said(List<TableRow> words, TreeSet<String> people) {
        Said() {
            this(new ArrayList<>(1), new TreeSet<>());
        }
    }

    void make() throws IOException {
        for (TableContract raw : dictionary.namespace("raw")) {
            tables.each(raw.qualifiedName(), this::take);
        }
        bySeveral.forEach(this::handOn);
        sums.finish(this::addFigures);
        people.forEach((customer, person) -> {
            person.counts().forEach((feed, count) -> person.rows().add(CustomerAssembler.counted(feed, count)));
            assembler.assemble(customer, person.rows()).forEach(tables::write);
        });
    }

    private void take(TableRow raw) {
        List<Node> nodes = Records.nodes(RawRow.identifiers(raw), policy).stream()
                .filter(node -> !stitched.shared().contains(node))
                .toList();
        Optional<String> customer = nodes.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(stitched.customers().customer(nodes.getFirst()));
        if (customer.isPresent()) {
            add(customer.get(), raw, nodes);
        } else if (!nodes.isEmpty() && raw.table().equals(CustomerAssembler.WORD)) {
            said(nodes.getFirst()).words().add(raw);
        }
        TableRow fact = facts.fact(customer.orElse(null), raw);
        if (fact != null) {
            sums.add(customer.orElse(null), fact, this::addFigures);
            tables.write(fact);
        }
    }

    private void add(String customer, TableRow raw, List<Node> nodes) {
        Person person = person(customer);
        if (CustomerAssembler.isWhole(raw.table())) {
            person.rows().add(raw);
        } else {
            person.counts().merge(RawRow.feed(raw), 1L, Long::sum);
        }
        for (Node node : nodes) {
            if (nodes.size() > 1 && stitched.customers().customer(node) == null) {
                said(node).people().add(customer);
            }
        }
    }

    private void addFigures(String customer, TableRow figures) {
        person(customer).rows().add(figures);
    }

    private Person person(String customer) {
        return people.computeIfAbsent(customer, id -> new Person());
    }

    private Said said(Node node) {
        return bySeveral.computeIfAbsent(node, key -> new Said());
    }

    /** A refusal under an identifier of several people is handed to each of them. */
    private void handOn(Node node, Said said) {
        if (said.people().size() > node.typeIn(policy).people()) {
            return;
        }
        for (TableRow refusal : assembler.refusals(said.words())) {
            for (String customer : said.people()) {
                person(customer).rows().add(CustomerAssembler.handedOn(refusal, customer));
            }
        }
    }
}

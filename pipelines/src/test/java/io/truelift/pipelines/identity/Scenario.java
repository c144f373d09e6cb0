package io.truelift.pipelines.identity;

import io.truelift.pipelines.identity.rules.BlockedLink;
import io.truelift.pipelines.identity.rules.Known;
import io.truelift.pipelines.identity.rules.Link;
import io.truelift.pipelines.identity.rules.Node;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Records of some people who have nothing to do with those of other scenarios, so that one run can stitch them all. */
final class Scenario {
    private final String title;
    private final List<List<Node>> records = new ArrayList<>();
    private final List<BlockedLink> blocks = new ArrayList<>();
    private final Map<Node, Known> known = new HashMap<>();

    Scenario(String title) {
        this.title = title;
    }

    Scenario record(String... names) {
        records.add(Records.nodes(Arrays.stream(names).map(this::identifier).toList(), People.POLICY));
        return this;
    }

    Scenario block(String left, String right) {
        blocks.add(new BlockedLink(Link.between(node(left), node(right)), "a typing mistake", "gwen"));
        return this;
    }

    /** Says who the identifier was before, since that day of January. */
    Scenario known(String name, String customer, int day) {
        Instant time = Instant.parse("2026-01-%02dT00:00:00Z".formatted(day));
        known.put(node(name), new Known(customer, time, time));
        return this;
    }

    String identifier(String name) {
        return People.identifier(name + " of " + title);
    }

    Node node(String name) {
        return Node.of(identifier(name), People.POLICY);
    }

    List<List<Node>> records() {
        return records;
    }

    List<BlockedLink> blocks() {
        return blocks;
    }

    Map<Node, Known> known() {
        return known;
    }
}

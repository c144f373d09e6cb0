package io.truelift.pipelines.identity.memory;

import io.truelift.governance.identity.IdentifierType;
import io.truelift.governance.identity.IdentityPolicy;
import io.truelift.governance.identity.Trust;
import io.truelift.pipelines.identity.rules.IdentityRules;
import io.truelift.pipelines.identity.rules.Link;
import io.truelift.pipelines.identity.rules.LinkRule.Meaning;
import io.truelift.pipelines.identity.rules.Settlement;
import java.util.Arrays;
import java.util.BitSet;

/** Joins identifiers to components, and tells whose each of them is. */
final class Components {
    /** In the place of a person: the identifier is shared by too many. */
    static final int SHARED = -1;

    private final Trust[] trust;
    private final UnionFind nodes;
    /** A component, and another one whose records it stands in, each by its least node. */
    private final PlacePairs touches;

    private final Memory memory;
    private final int[] people;
    private int[] found;

    private Components(IdentityPolicy policy, UnionFind nodes, PlacePairs touches, Memory memory) {
        this.trust = policy.types().stream().map(IdentifierType::trust).toArray(Trust[]::new);
        this.nodes = nodes;
        this.touches = touches;
        this.memory = memory;
        this.people = memory.ints(nodes.size());
        this.found = memory.ints(16);
        Arrays.setAll(people, place -> place);
    }

    /**
     * Joins what is one and settles the rest. The pairs of the graph are gone afterwards.
     *
     * @return by place of an identifier the place of its person's least node; where it has no person {@link #SHARED}, or
     *     less than that, minus the number of people between whom it stands
     */
    static int[] people(IdentityRules rules, IdentifierGraph graph, SharedIdentifiers shared, Memory memory) {
        UnionFind nodes = graph.nodes();
        graph.pairs().keep((place, head) -> {
            if (rules.links().between(nodes.node(head), nodes.node(place)) == Meaning.TOUCHES) {
                return true;
            }
            nodes.link(place, head);
            return false;
        });
        for (Link same : shared.same()) {
            nodes.link(nodes.find(same.first()), nodes.find(same.second()));
        }
        int[] leasts = nodes.leasts();
        graph.pairs().replaceBy(leasts);
        Components components = new Components(rules.policy(), nodes, graph.pairs(), memory);
        components.settle();
        return components.byPlace(leasts, shared.places());
    }

    /** Type by type, the more trusted first: a component touches those of more trusted types only. */
    private void settle() {
        for (int type = 0; type < trust.length; type++) {
            for (int from = 0, end; from < touches.size(); from = end) {
                end = touches.end(from);
                if (type(touches.first(from)) == type) {
                    settle(touches.first(from), from, end);
                }
            }
        }
    }

    private void settle(int component, int from, int end) {
        int strong = 0;
        for (int i = from; i < end; i++) {
            strong += isStrong(touches.second(i)) ? 1 : 0;
        }
        boolean isReady = Settlement.isReady(trust(component), strong, end - from - strong);
        int size = 0;
        for (int i = from; i < end; i++) {
            int touched = touches.second(i);
            if (people[touched] >= 0 && (!isReady || isStrong(touched))) {
                if (size == found.length) {
                    found = memory.longer(found, 2 * size);
                }
                found[size++] = people[touched];
            }
        }
        int count = keepOnce(size);
        people[component] = switch (Settlement.of(trust(component), count)) {
            case PERSON -> component;
            case BELONGS -> found[0];
            case BETWEEN -> -count;
        };
    }

    /** Puts those found in order, each once, and tells how many these are. */
    private int keepOnce(int size) {
        Arrays.sort(found, 0, size);
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (kept == 0 || found[i] != found[kept - 1]) {
                found[kept++] = found[i];
            }
        }
        return kept;
    }

    private int[] byPlace(int[] leasts, BitSet shared) {
        touches.free();
        for (int place = 0; place < leasts.length; place++) {
            leasts[place] = shared.get(place) ? SHARED : people[leasts[place]];
        }
        memory.free(people);
        memory.free(found);
        return leasts;
    }

    private boolean isStrong(int place) {
        return trust(place) == Trust.STRONG;
    }

    private Trust trust(int place) {
        return trust[type(place)];
    }

    private int type(int place) {
        return Byte.toUnsignedInt(nodes.type(place));
    }
}

package io.truelift.pipelines.identity.memory;

import io.truelift.pipelines.iceberg.TableRow;
import io.truelift.pipelines.identity.resolution.IdentityRows;
import io.truelift.pipelines.identity.resolution.IdentityTables;
import io.truelift.pipelines.identity.resolution.Resolution;
import io.truelift.pipelines.identity.rules.IdentityChange;
import io.truelift.pipelines.identity.rules.KnownIdentifier;
import io.truelift.pipelines.identity.rules.NamedPerson;
import io.truelift.pipelines.identity.rules.Naming;
import io.truelift.pipelines.identity.rules.Node;
import io.truelift.pipelines.identity.rules.Refusal;
import io.truelift.pipelines.identity.rules.ResolvedIdentifier;
import io.truelift.pipelines.spill.Elements;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Whose each identifier is, in primitive arrays by the place of the identifier. */
public final class InMemoryResolution implements Resolution {
    private static final Comparator<ResolvedIdentifier> BY_NODE = Comparator.comparing(ResolvedIdentifier::node);

    private final Naming naming;
    private final UnionFind nodes;
    /** As {@link Components#people} gives them. */
    private final int[] people;
    /** Places of those that have a person, person by person. */
    private final int[] order;

    private final List<Refusal> tooMany;
    private final Elements<KnownIdentifier> known;
    private final KnownPlaces knownPlaces;
    private final Memory memory;
    private Map<Node, Set<String>> lost = Map.of();

    private InMemoryResolution(
            Naming naming,
            UnionFind nodes,
            int[] people,
            List<Refusal> tooMany,
            Elements<KnownIdentifier> known,
            Memory memory) {
        this.naming = naming;
        this.nodes = nodes;
        this.people = people;
        this.order = byPerson(people, memory);
        this.tooMany = tooMany;
        this.known = known;
        this.knownPlaces = new KnownPlaces(nodes.size(), memory);
        this.memory = memory;
    }

    /** Knows afterwards who identifiers were and which ids are lost, so that nothing is left to run short of memory. */
    static InMemoryResolution of(
            Naming naming,
            UnionFind nodes,
            int[] people,
            List<Refusal> tooMany,
            Elements<KnownIdentifier> known,
            Memory memory) {
        InMemoryResolution resolution = new InMemoryResolution(naming, nodes, people, tooMany, known, memory);
        known.each(one -> {
            if (resolution.hasPerson(one.node())) {
                resolution.knownPlaces.put(nodes.find(one.node()), one.known());
            }
        });
        resolution.lost = new LostIds(naming, resolution.order.length, memory).of(resolution::eachPerson);
        return resolution;
    }

    /** Bytes that the graph took at most at a time. */
    public long peakBytes() {
        return memory.peak();
    }

    @Override
    public String means() {
        return "by one worker";
    }

    @Override
    public Set<Node> shared() {
        return tooMany.stream().map(Refusal::node).collect(Collectors.toSet());
    }

    @Override
    public void placed(Consumer<ResolvedIdentifier> taker) {
        for (int place : order) {
            taker.accept(resolved(place));
        }
    }

    @Override
    public void refused(Consumer<Refusal> taker) {
        tooMany.forEach(taker);
        for (int place = 0; place < people.length; place++) {
            if (people[place] < Components.SHARED) {
                taker.accept(new Refusal(nodes.node(place), null, Refusal.Reason.BETWEEN_PEOPLE, -people[place]));
            }
        }
    }

    /** They are read again, for there may be more of them than places. */
    @Override
    public void gone(Consumer<KnownIdentifier> taker) {
        known.each(one -> {
            if (!hasPerson(one.node())) {
                taker.accept(one);
            }
        });
    }

    @Override
    public Map<Node, String> write(IdentityRows rows, IdentityTables tables) {
        Map<Node, String> heavy = new HashMap<>();
        tables.fill(
                IdentityRows.IDENTITY,
                identities -> tables.fill(
                        IdentityRows.HISTORY,
                        history -> tables.fill(IdentityRows.REFUSAL, refusals -> {
                            eachPerson(members -> {
                                NamedPerson person = naming.name(
                                        members,
                                        lost.getOrDefault(members.getFirst().person(), Set.of()));
                                write(person, rows, identities, heavy);
                                person.changes().forEach(change -> history.accept(rows.history(change)));
                                person.blockedInVain().forEach(refusal -> refusals.accept(rows.refusal(refusal)));
                            });
                            gone(one -> history.accept(rows.history(IdentityChange.gone(one))));
                            refused(refusal -> refusals.accept(rows.refusal(refusal)));
                            naming.blocked().forEach(refusal -> refusals.accept(rows.refusal(refusal)));
                        })));
        return heavy;
    }

    private static void write(
            NamedPerson person, IdentityRows rows, Consumer<TableRow> identities, Map<Node, String> heavy) {
        for (ResolvedIdentifier member : person.members()) {
            identities.accept(rows.identity(member, person.name()));
            if (member.isHeavy()) {
                heavy.put(member.node(), person.name().customer());
            }
        }
    }

    /** Hands over each person by their identifiers, the least first. */
    private void eachPerson(Consumer<List<ResolvedIdentifier>> taker) {
        for (int from = 0, end; from < order.length; from = end) {
            List<ResolvedIdentifier> members = new ArrayList<>();
            for (end = from; end < order.length && people[order[end]] == people[order[from]]; end++) {
                members.add(resolved(order[end]));
            }
            members.sort(BY_NODE);
            taker.accept(members);
        }
    }

    private boolean hasPerson(Node node) {
        int place = nodes.find(node);
        return place >= 0 && people[place] >= 0;
    }

    private ResolvedIdentifier resolved(int place) {
        return new ResolvedIdentifier(
                nodes.node(place), nodes.node(people[place]), nodes.records(place), knownPlaces.get(place));
    }

    /** Places that have a person, sorted by it, by counting. */
    private static int[] byPerson(int[] people, Memory memory) {
        int[] ends = memory.ints(people.length);
        int placed = 0;
        for (int person : people) {
            if (person >= 0) {
                ends[person]++;
                placed++;
            }
        }
        int end = 0;
        for (int person = 0; person < ends.length; person++) {
            end += ends[person];
            ends[person] = end;
        }
        int[] order = memory.ints(placed);
        for (int place = people.length - 1; place >= 0; place--) {
            if (people[place] >= 0) {
                order[--ends[people[place]]] = place;
            }
        }
        memory.free(ends);
        return order;
    }
}

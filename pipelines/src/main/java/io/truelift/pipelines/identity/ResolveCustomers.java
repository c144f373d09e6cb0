package io.truelift.pipelines.identity;

import io.truelift.governance.identity.IdentityPolicy;
import io.truelift.pipelines.identity.rules.Node;
import io.truelift.pipelines.identity.rules.Settlement;
import io.truelift.pipelines.spill.Spill;
import io.truelift.pipelines.spill.SpillWriters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.beam.sdk.values.KV;

/**
 * Tells whose each identifier is, type by type, the more trusted first ({@link Settlement}).
 *
 * <p>Most components touch people only, or nobody, and are settled when they are put together ({@link GatherComponents}).
 * The others wait for the answers of those that they touch, which are of more trusted types; each type is a pipeline over
 * those that wait, and few of them are settled here and now.
 */
final class ResolveCustomers {
    /** A component in memory takes the room of so many nodes of a share. */
    private static final int NODES_OF_A_COMPONENT = 16;

    private final IdentityPolicy policy;
    private final Pipelines pipelines;
    private final int partition;

    /** @param partition most nodes that a worker joins at a time */
    ResolveCustomers(IdentityPolicy policy, Pipelines pipelines, int partition) {
        this.policy = policy;
        this.pipelines = pipelines;
        this.partition = partition;
    }

    /** @param scratch where each type leaves what it found */
    List<ResolutionOutputs> resolve(DistributedResolver.Joined joined, ScratchFolder scratch) {
        ResolutionOutputs first = ResolutionOutputs.in(scratch, policy);
        pipelines.run(
                "stitch: components",
                pipeline -> pipeline.apply("components", new GatherComponents(policy, joined, first)));
        List<ResolutionOutputs> settled = new ArrayList<>(List.of(first));
        if (first.waiting().stream().mapToLong(Spill::size).sum() <= partition / NODES_OF_A_COMPONENT) {
            settled.add(atOnce(first, scratch));
            return settled;
        }
        for (int type = 0; type < policy.types().size(); type++) {
            Spill<PendingComponent> waiting = first.waiting().get(type);
            if (waiting.size() > 0) {
                Spill<KV<Node, Node>> answers = together(settled, type);
                ResolutionOutputs next = ResolutionOutputs.in(scratch, policy);
                pipelines.run(
                        "stitch: " + policy.types().get(type).name(),
                        pipeline -> pipeline.apply("settle", new ResolveType(policy, waiting, answers, next)));
                settled.add(next);
            }
        }
        return settled;
    }

    private static Spill<KV<Node, Node>> together(List<ResolutionOutputs> settled, int type) {
        Function<ResolutionOutputs, Spill<KV<Node, Node>>> ofType =
                step -> step.answers().get(type);
        return Spill.together(settled.stream().map(ofType).toList());
    }

    private ResolutionOutputs atOnce(ResolutionOutputs first, ScratchFolder scratch) {
        ResolutionOutputs next = ResolutionOutputs.in(scratch, policy);
        Map<Node, Set<Node>> answers = new HashMap<>();
        first.answers().forEach(spill -> spill.each(answer -> add(answers, answer.getKey(), answer.getValue())));
        SpillWriters writers = new SpillWriters();
        ComponentResolver settler =
                new ComponentResolver(policy, next, writers, (asker, person) -> add(answers, asker, person));
        for (Spill<PendingComponent> ofType : first.waiting()) {
            ofType.each(waiting -> settler.settle(waiting.and(answers.getOrDefault(waiting.component(), Set.of()))));
        }
        writers.keep(next.all());
        return next;
    }

    private static void add(Map<Node, Set<Node>> answers, Node asker, Node person) {
        answers.computeIfAbsent(asker, node -> new HashSet<>()).add(person);
    }
}

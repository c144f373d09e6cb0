package io.truelift.pipelines.identity;

import io.truelift.governance.identity.IdentityPolicy;
import io.truelift.pipelines.identity.rules.KnownIdentifier;
import io.truelift.pipelines.identity.rules.Node;
import io.truelift.pipelines.identity.rules.Refusal;
import io.truelift.pipelines.identity.rules.ResolvedIdentifier;
import io.truelift.pipelines.spill.Spill;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.values.KV;

/**
 * Where one step of {@link ResolveCustomers} leaves components.
 *
 * @param placed identifiers that have a person
 * @param between identifiers between people
 * @param gone those among them that pointed at somebody before this run
 * @param answers by type, a component that asked and the person of what it touches
 * @param waiting by type, components that wait for answers
 */
record ResolutionOutputs(
        Spill<ResolvedIdentifier> placed,
        Spill<Refusal> between,
        Spill<KnownIdentifier> gone,
        List<Spill<KV<Node, Node>>> answers,
        List<Spill<PendingComponent>> waiting)
        implements Serializable {

    static ResolutionOutputs in(ScratchFolder scratch, IdentityPolicy policy) {
        int types = policy.types().size();
        return new ResolutionOutputs(
                scratch.of("placed", ResolvedIdentifierCoder.of()),
                scratch.of("between", RefusalCoder.of()),
                scratch.of("gone", KnownIdentifierCoder.of()),
                IntStream.range(0, types)
                        .mapToObj(type -> scratch.of("answers", KvCoder.of(NodeCoder.of(), NodeCoder.of())))
                        .toList(),
                IntStream.range(0, types)
                        .mapToObj(type -> scratch.of("waiting", PendingComponentCoder.of()))
                        .toList());
    }

    Spill<KV<Node, Node>> answers(Node asker) {
        return answers.get(Byte.toUnsignedInt(asker.type()));
    }

    Spill<PendingComponent> waiting(Node component) {
        return waiting.get(Byte.toUnsignedInt(component.type()));
    }

    List<Spill<?>> all() {
        List<Spill<?>> all = new ArrayList<>(List.of(placed, between, gone));
        all.addAll(answers);
        all.addAll(waiting);
        return all;
    }
}

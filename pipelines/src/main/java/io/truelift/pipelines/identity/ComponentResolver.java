package io.truelift.pipelines.identity;

import io.truelift.governance.identity.IdentityPolicy;
import io.truelift.pipelines.identity.ComponentMessage.Member;
import io.truelift.pipelines.identity.rules.KnownIdentifier;
import io.truelift.pipelines.identity.rules.Node;
import io.truelift.pipelines.identity.rules.Refusal;
import io.truelift.pipelines.identity.rules.ResolvedIdentifier;
import io.truelift.pipelines.identity.rules.Settlement;
import io.truelift.pipelines.spill.SpillWriters;
import java.util.function.BiConsumer;
import org.apache.beam.sdk.values.KV;

/**
 * Settles whose a component is, once all people are known whom it touches ({@link Settlement}), and writes it down. Who
 * asked is told of the person; where it is nobody's, nothing is told.
 */
final class ComponentResolver {
    private final IdentityPolicy policy;
    private final ResolutionOutputs to;
    private final SpillWriters writers;
    private final BiConsumer<Node, Node> answer;

    ComponentResolver(IdentityPolicy policy, ResolutionOutputs to, SpillWriters writers) {
        this(
                policy,
                to,
                writers,
                (asker, person) -> writers.of(to.answers(asker)).write(KV.of(asker, person)));
    }

    /** @param answer takes a component that asked, and the person of what it touches */
    ComponentResolver(
            IdentityPolicy policy, ResolutionOutputs to, SpillWriters writers, BiConsumer<Node, Node> answer) {
        this.policy = policy;
        this.to = to;
        this.writers = writers;
        this.answer = answer;
    }

    void settle(PendingComponent component) {
        switch (Settlement.of(
                component.component().typeIn(policy).trust(), component.people().size())) {
            case PERSON -> place(component, component.component());
            case BELONGS -> place(component, component.people().iterator().next());
            case BETWEEN -> refuse(component);
        }
    }

    private void place(PendingComponent component, Node person) {
        for (Member member : component.members()) {
            writers.of(to.placed())
                    .write(new ResolvedIdentifier(member.node(), person, member.records(), member.known()));
        }
        component.askers().forEach(asker -> answer.accept(asker, person));
    }

    private void refuse(PendingComponent component) {
        for (Member member : component.members()) {
            writers.of(to.between())
                    .write(new Refusal(
                            member.node(),
                            null,
                            Refusal.Reason.BETWEEN_PEOPLE,
                            component.people().size()));
            if (member.known() != null) {
                writers.of(to.gone()).write(new KnownIdentifier(member.node(), member.known()));
            }
        }
    }
}

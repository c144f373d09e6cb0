package io.truelift.pipelines.identity;

import io.truelift.governance.identity.IdentityPolicy;
import io.truelift.governance.identity.Trust;
import io.truelift.pipelines.identity.ComponentMessage.Member;
import io.truelift.pipelines.spill.SpillWriters;
import java.util.function.BiConsumer;
import org.apache.beam.sdk.values.KV;

/**
 * Settles whose a component is, once all people are known whom it touches. One of strong identifiers is a person; another
 * belongs to the one it touches, or is a person of its own, or stands between two and is nobody's. Who asked is told of
 * the person; where it is nobody's, nothing is told.
 */
final class ComponentResolver {
    private final IdentityPolicy policy;
    private final ResolutionOutputs to;
    private final SpillWriters writers;
    private final BiConsumer<Node, Node> answer;

    ComponentResolver(IdentityPolicy policy, ResolutionOutputs to, SpillWriters writers) {
        this(policy, to, writers, (asker, person) -> writers.of(to.answers(asker)).write(KV.of(asker, person)));
    }

    /** @param answer takes a component that asked, and the person of what it touches */
    ComponentResolver(IdentityPolicy policy, ResolutionOutputs to, SpillWriters writers, BiConsumer<Node, Node> answer) {
        this.policy = policy;
        this.to = to;
        this.writers = writers;
        this.answer = answer;
    }

    void settle(PendingComponent component) {
        boolean isPerson = component.people().isEmpty() || component.component().typeIn(policy).trust() == Trust.STRONG;
        if (isPerson || component.people().size() == 1) {
            Node person = isPerson ? component.component() : component.people().iterator().next();
            for (Member member : component.members()) {
                writers.of(to.placed()).write(new ResolvedIdentifier(member.node(), person, member.records(), member.known()));
            }
            component.askers().forEach(asker -> answer.accept(asker, person));
            return;
        }
        for (Member member : component.members()) {
            writers.of(to.between()).write(new Refusal(member.node(), null, Refusal.Reason.BETWEEN_PEOPLE, component.people().size()));
            if (member.known() != null) {
                writers.of(to.gone()).write(new ComponentMember(member.node(), member.node(), member.records(), member.known()));
            }
        }
    }
}

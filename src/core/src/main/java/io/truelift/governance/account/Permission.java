package io.truelift.governance.account;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What may be done by whom, whether on a page, by a command or by another program. */
public enum Permission {
    DECIDE("decide on an experiment", Role.ANALYST),
    LAUNCH("start or stop an experiment", Role.ANALYST, Role.GOVERNANCE),
    WRITE_DEFINITIONS("write segments, metrics and experiments", Role.ANALYST),
    PROPOSE("propose a change of the dictionary", Role.GOVERNANCE),
    APPROVE("approve or reject a change of the dictionary", Role.GOVERNANCE);

    private final String deed;
    private final Set<Role> roles;

    Permission(String deed, Role first, Role... others) {
        this.deed = deed;
        this.roles = EnumSet.of(first, others);
    }

    public boolean isOf(Role role) {
        return roles.contains(role);
    }

    /** @throws NotPermittedException where the actor's role may not do it */
    public void require(Actor actor) {
        if (!isOf(actor.role())) {
            throw new NotPermittedException("Cannot %s in the role %s: it takes the role %s"
                    .formatted(
                            deed,
                            actor.role().title().toLowerCase(Locale.ROOT),
                            roles.stream()
                                    .map(role -> role.title().toLowerCase(Locale.ROOT))
                                    .collect(Collectors.joining(" or "))));
        }
    }
}

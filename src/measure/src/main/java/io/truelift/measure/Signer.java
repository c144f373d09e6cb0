package io.truelift.measure;

import io.truelift.governance.identity.Identifiers;
import io.truelift.governance.identity.WrongIdentifier;
import io.truelift.measure.LabelledRecords.Signed;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes identifiers of what was written, by the same rules as landing does; each world has a key of its own. */
final class Signer {
    private final Identifiers identifiers;

    Signer(String world) {
        this.identifiers = new Identifiers(world.getBytes(StandardCharsets.UTF_8));
    }

    /** What no identifier can be made of is left out. */
    Signed sign(List<WrittenIdentifier> fields) {
        List<String> kept = new ArrayList<>();
        List<Integer> owners = new ArrayList<>();
        for (WrittenIdentifier field : fields) {
            identifier(field).ifPresent(identifier -> {
                kept.add(identifier);
                owners.add(field.owner());
            });
        }
        return new Signed(kept, owners);
    }

    private Optional<String> identifier(WrittenIdentifier field) {
        try {
            return Optional.of(identifiers.of(field.type(), field.value()));
        } catch (WrongIdentifier e) {
            return Optional.empty();
        }
    }
}

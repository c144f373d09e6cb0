package io.truelift.pipelines.land;

import io.truelift.pipelines.feed.Feed;
import io.truelift.pipelines.feed.Rejection;
import java.util.Optional;
import java.util.Set;

/** Fields that cannot be told in text: passed over where the feed does not take them. */
final class UnsupportedFields {
    private final Set<String> taken;

    UnsupportedFields(Feed feed) {
        this.taken = Set.copyOf(feed.fields());
    }

    /**
     * Nothing, for a field that the feed does not take.
     *
     * @param what what it is
     * @throws Rejection where the feed takes it
     */
    Optional<String> field(String name, String what) {
        if (taken.contains(name)) {
            throw new Rejection(
                    "type",
                    name,
                    null,
                    "Cannot use the field %s: it is %s. Deliver it as text, numbers or a list of them."
                            .formatted(name, what));
        }
        return Optional.empty();
    }
}

package io.truelift.governance.identity;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Keys in environment variables, with commas between them. We cannot set them, so a rotation asks for the next ones beforehand. */
final class KeyVariable implements KeyStore {
    static final String NAME = "TRUELIFT_IDENTITY_KEY";
    static final String NEXT = "TRUELIFT_IDENTITY_KEY_NEXT";

    private final UnaryOperator<String> environment;
    private boolean isNextAdopted;

    KeyVariable(UnaryOperator<String> environment) {
        this.environment = environment;
    }

    @Override
    public boolean isThere() {
        return !keys(NAME).isEmpty();
    }

    @Override
    public List<String> current() {
        return KeyStore.checked(keys(NAME), NAME);
    }

    @Override
    public List<String> next() {
        List<String> next = keys(NEXT);
        return next.isEmpty() ? next : KeyStore.checked(next, NEXT);
    }

    @Override
    public List<String> begin() {
        List<String> current = current();
        List<String> next = next();
        if (isNextAdopted) {
            throw new IllegalArgumentException(
                    "Cannot rotate again to the keys in %s: they hold already. Set %s to them first."
                            .formatted(NEXT, NAME));
        }
        if (next.size() != current.size() + 1
                || !next.subList(0, current.size()).equals(current)) {
            throw new IllegalArgumentException(
                    "Cannot rotate the keys in %s, which only you can set. Set %s to what %s is, a comma, and a new key (openssl rand -base64 32), and run this again; then set %s to the same."
                            .formatted(NAME, NEXT, NAME, NAME));
        }
        return next;
    }

    @Override
    public String adopt() {
        isNextAdopted = true;
        return "set %s to what %s is, and unset that one".formatted(NAME, NEXT);
    }

    @Override
    public void abandon() {
        // What is set for a rotation that is still to come.
    }

    private List<String> keys(String name) {
        return Optional.ofNullable(environment.apply(name)).stream()
                .flatMap(text -> Stream.of(text.split(",")))
                .map(String::strip)
                .filter(key -> !key.isEmpty())
                .toList();
    }
}

package io.truelift.governance.privacy;

import io.truelift.governance.identity.IdentifierValuesReader;
import io.truelift.governance.identity.Identifiers;
import io.truelift.governance.identity.IdentityPolicyReader;
import io.truelift.governance.identity.KeyChain;
import io.truelift.governance.identity.KeyStore;
import io.truelift.governance.identity.WrongIdentifier;
import io.truelift.platform.project.Project;
import io.truelift.platform.project.Settings;
import java.util.List;

/** Makes of what a person typed the identifier that the warehouse keeps: normalised, and hashed with the project's keys. */
public final class PersonKeys {
    private final Project project;
    private final Settings settings;

    public PersonKeys(Project project, Settings settings) {
        this.project = project;
        this.settings = settings;
    }

    /** Kinds of identifiers, the most trusted first. */
    public List<String> types() {
        return IdentityPolicyReader.read(project.governance()).names();
    }

    /**
     * What identifiers are hashed with now.
     *
     * @throws IllegalArgumentException where there is no key, or it cannot be used
     */
    public Identifiers identifiers() {
        KeyStore store = KeyStore.of(settings, project.data());
        if (!store.isThere()) {
            throw new IllegalArgumentException(
                    "Cannot look anybody up: there is no key of identifiers here, so nothing has been built with it. "
                            + "Run ./truelift build, or set TRUELIFT_IDENTITY_KEY to the key that was used");
        }
        return new Identifiers(KeyChain.of(store.current()), IdentifierValuesReader.read(project.governance()));
    }

    /**
     * Type and keyed hash.
     *
     * @throws IllegalArgumentException where the value cannot be one of the type; it does not tell the value
     */
    public String hashed(String type, String value) {
        if (!types().contains(type)) {
            throw new IllegalArgumentException("Cannot look anybody up by %s: governance/identity.yaml has %s"
                    .formatted(type, String.join(", ", types())));
        }
        try {
            return identifiers().of(type, value);
        } catch (WrongIdentifier e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}

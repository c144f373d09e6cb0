package io.truelift.pipelines.identity;

import io.truelift.governance.identity.IdentityPolicy;
import io.truelift.governance.identity.IdentityPolicyReader;
import io.truelift.pipelines.Declarations;
import io.truelift.pipelines.identity.rules.Node;
import org.apache.commons.codec.digest.DigestUtils;

/** Identifiers for tests, by readable names such as {@code login:ann}. */
final class People {
    static final IdentityPolicy POLICY =
            IdentityPolicyReader.read(Declarations.project().resolve("governance"));

    private People() {}

    /** The identifier of a readable name: its type, and a hash of it. */
    static String identifier(String name) {
        return name.substring(0, name.indexOf(':') + 1) + DigestUtils.md5Hex(name);
    }

    static Node node(String name) {
        return Node.of(identifier(name), POLICY);
    }
}

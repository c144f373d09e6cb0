package io.truelift.governance.account;

import com.password4j.BcryptFunction;
import com.password4j.Password;
import com.password4j.types.Bcrypt;

/** Hashes passwords with bcrypt (modular crypt format, {@code $2y$}), which Trino, the web application and htpasswd all read. */
public final class Passwords {
    private static final int COST = 10;

    private Passwords() {}

    public static String hash(String password) {
        return Password.hash(password)
                .with(BcryptFunction.getInstance(Bcrypt.Y, COST))
                .getResult();
    }

    /**
     * Whether the password is the one that was hashed.
     *
     * @param hash in modular crypt format, of any bcrypt version and cost
     */
    public static boolean matches(String password, String hash) {
        return Password.check(password, hash).with(BcryptFunction.getInstanceFromHash(hash));
    }
}

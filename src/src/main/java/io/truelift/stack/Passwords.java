package io.truelift.stack;

import com.password4j.BcryptFunction;
import com.password4j.Password;
import com.password4j.types.Bcrypt;

/** Hashes passwords with bcrypt (modular crypt format, {@code $2y$}), which Trino, the web application and htpasswd all read. */
public final class Passwords {
    private static final int COST = 10;

    private Passwords() {}

    public static String hash(String password) {
        return Password.hash(password).with(BcryptFunction.getInstance(Bcrypt.Y, COST)).getResult();
    }
}

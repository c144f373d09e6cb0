package io.truelift.warehouse;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.truelift.project.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.Properties;

/**
 * Connections to Trino, each in the name of a person: the suite signs in with its own account and asks the engine to
 * act for the person, so that the engine's rules for that person hold. The suite never filters by itself.
 */
public final class Warehouse {
    private static final Duration TOKEN_LIFETIME = Duration.ofHours(12);

    private final Settings settings;
    private final Clock clock;

    public Warehouse(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    public static Warehouse of(Settings settings) {
        return new Warehouse(settings, Clock.systemUTC());
    }

    /**
     * Opens a connection that sees what the person may see.
     *
     * @param person account name, as in the engine's rules
     */
    public Connection openAs(String person) throws SQLException {
        Properties properties = serviceLogin();
        properties.setProperty("sessionUser", person);
        properties.setProperty("source", "truelift");
        return DriverManager.getConnection(settings.get(Settings.TRINO_URL), properties);
    }

    /** Opens a connection of the suite itself, which may read and write everything. */
    public Connection openAsService() throws SQLException {
        Properties properties = serviceLogin();
        properties.setProperty("source", "truelift-service");
        return DriverManager.getConnection(settings.get(Settings.TRINO_URL), properties);
    }

    /** Name of the catalog that holds the suite's tables. */
    public String catalog() {
        return settings.get(Settings.CATALOG_NAME);
    }

    private Properties serviceLogin() {
        Properties properties = new Properties();
        String user = settings.get(Settings.TRINO_USER);
        properties.setProperty("user", user);
        settings.find(Settings.TRINO_PASSWORD).ifPresent(password -> properties.setProperty("password", password));
        settings.find(Settings.TRINO_TOKEN_KEY).ifPresent(key -> properties.setProperty("accessToken", token(user, Path.of(key))));
        return properties;
    }

    /** A signed token by which the embedded Trino knows the user; also handed to Trino's own command line. */
    public String token(String user, Path keyFile) {
        try {
            byte[] key = Base64.getDecoder().decode(Files.readString(keyFile).strip());
            JWTClaimsSet claims = new JWTClaimsSet.Builder()
                    .subject(user)
                    .expirationTime(Date.from(clock.instant().plus(TOKEN_LIFETIME)))
                    .build();
            SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
            token.sign(new MACSigner(key));
            return token.serialize();
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read Trino's token key from %s: %s".formatted(keyFile, e.getMessage()), e);
        } catch (JOSEException e) {
            throw new IllegalStateException("Cannot sign a token for Trino with the key in %s: %s".formatted(keyFile, e.getMessage()), e);
        }
    }
}

package io.truelift.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The self-signed certificate by which the embedded Trino speaks HTTPS on the loopback address; made by the JDK's keytool. */
final class Keystore {
    private static final String PASSWORD_VARIABLE = "TRUELIFT_KEYSTORE_PASSWORD";

    private Keystore() {}

    static void create(Path file, String password) {
        if (Files.exists(file)) {
            return;
        }
        try {
            Files.createDirectories(file.getParent());
            ProcessBuilder keytool = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-genkeypair",
                            "-alias",
                            "trino",
                            "-keyalg",
                            "EC",
                            "-groupname",
                            "secp256r1",
                            "-validity",
                            "3650",
                            "-dname",
                            "CN=127.0.0.1",
                            "-ext",
                            "SAN=ip:127.0.0.1,dns:localhost",
                            "-storetype",
                            "PKCS12",
                            "-keystore",
                            file.toString(),
                            "-storepass:env",
                            PASSWORD_VARIABLE))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD);
            keytool.environment().put(PASSWORD_VARIABLE, password);
            Process process = keytool.start();
            if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new StackException(
                        "Cannot make a certificate in %s: keytool failed. Check that the folder can be written."
                                .formatted(file));
            }
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Cannot make a certificate in %s: interrupted".formatted(file), e);
        } catch (IOException e) {
            throw new StackException("Cannot make a certificate in %s: %s".formatted(file, e.getMessage()), e);
        }
    }
}

package io.truelift.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.truelift.platform.project.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** What the engine itself says of the statements that it ran: how much memory each took at most, and how long the processors worked. */
final class EngineQueries implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client;
    private final HttpRequest request;
    private final Set<String> seen = new HashSet<>();

    EngineQueries(Settings settings) {
        URI address = URI.create(settings.get(Settings.TRINO_URL).substring("jdbc:".length()));
        Map<String, String> options = options(address.getRawQuery());
        String account = settings.get(Settings.TRINO_USER) + ":" + settings.get(Settings.TRINO_PASSWORD);
        this.client = HttpClient.newBuilder()
                .sslContext(trusting(
                        Path.of(options.get("SSLTrustStorePath")), options.getOrDefault("SSLTrustStorePassword", "")))
                .build();
        this.request = HttpRequest.newBuilder(
                        URI.create("https://%s:%d/v1/query".formatted(address.getHost(), address.getPort())))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(account.getBytes(StandardCharsets.UTF_8)))
                .build();
    }

    /**
     * @param statements how many there were
     * @param peakMemory the most memory that one of them took, in bytes
     * @param processorSeconds time of all processors for all of them
     */
    record Use(int statements, long peakMemory, double processorSeconds) {}

    /** What ran since this was last asked. */
    Use sinceLast() {
        int statements = 0;
        long peak = 0;
        double processor = 0;
        for (JsonNode query : list()) {
            if (seen.add(query.path("queryId").asText())) {
                statements++;
                peak = Math.max(
                        peak,
                        bytes(query.path("queryStats")
                                .path("peakUserMemoryReservation")
                                .asText("0B")));
                processor +=
                        seconds(query.path("queryStats").path("totalCpuTime").asText("0s"));
            }
        }
        return new Use(statements, peak, processor);
    }

    private JsonNode list() {
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException("Cannot list the engine's statements at %s: it answers %d"
                        .formatted(request.uri(), response.statusCode()));
            }
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new IllegalStateException(
                    "Cannot list the engine's statements at %s: %s".formatted(request.uri(), e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Cannot list the engine's statements: interrupted", e);
        }
    }

    /** Such as {@code 586.43MB}, in units of 1024. */
    static long bytes(String text) {
        String number = text.replaceAll("[A-Za-z]+$", "");
        int power = switch (text.substring(number.length())) {
            case "B" -> 0;
            case "kB" -> 1;
            case "MB" -> 2;
            case "GB" -> 3;
            case "TB" -> 4;
            default -> throw new IllegalArgumentException("Cannot read %s as an amount of memory".formatted(text));
        };
        return Math.round(Double.parseDouble(number) * Math.pow(1024, power));
    }

    /** Such as {@code 10.90s} or {@code 1.50m}. */
    static double seconds(String text) {
        String number = text.replaceAll("[a-z]+$", "");
        double unit = switch (text.substring(number.length())) {
            case "ns" -> 1e-9;
            case "us" -> 1e-6;
            case "ms" -> 1e-3;
            case "s" -> 1;
            case "m" -> 60;
            case "h" -> 3600;
            case "d" -> 86400;
            default -> throw new IllegalArgumentException("Cannot read %s as a length of time".formatted(text));
        };
        return Double.parseDouble(number) * unit;
    }

    private static Map<String, String> options(String query) {
        Map<String, String> options = new HashMap<>();
        for (String option : query.split("&")) {
            String[] parts = option.split("=", 2);
            options.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return options;
    }

    private static SSLContext trusting(Path store, String password) {
        try (InputStream stream = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(stream, password.toCharArray());
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(keys);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(
                    "Cannot use the certificates in %s: %s".formatted(store, e.getMessage()), e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}

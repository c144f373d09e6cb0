package io.truelift.command;

import io.truelift.platform.project.Settings;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The JDBC address of Trino, as options of Trino's command line. */
final class TrinoAddress {
    private TrinoAddress() {}

    static List<String> commandLineOptions(Settings settings) {
        URI uri = URI.create(settings.get(Settings.TRINO_URL).substring("jdbc:".length()));
        Map<String, String> parameters = new HashMap<>();
        if (uri.getRawQuery() != null) {
            for (String pair : uri.getRawQuery().split("&")) {
                String[] words = pair.split("=", 2);
                parameters.put(words[0], URLDecoder.decode(words[1], StandardCharsets.UTF_8));
            }
        }
        boolean secure = Boolean.parseBoolean(parameters.getOrDefault("SSL", "false"));
        List<String> options = new ArrayList<>(
                List.of("--server", "%s://%s".formatted(secure ? "https" : "http", uri.getAuthority())));
        addOption(options, "--truststore-path", parameters.get("SSLTrustStorePath"));
        addOption(options, "--truststore-password", parameters.get("SSLTrustStorePassword"));
        addOption(options, "--truststore-type", parameters.get("SSLTrustStoreType"));
        if (settings.find(Settings.TRINO_PASSWORD).isPresent()) {
            options.add("--password");
        }
        return options;
    }

    private static void addOption(List<String> options, String name, @org.jspecify.annotations.Nullable String value) {
        if (value != null) {
            options.add(name);
            options.add(value);
        }
    }
}

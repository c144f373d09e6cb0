package io.truelift.governance.dictionary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A contract of a table that the warehouse has, to begin with: names and types are the table's, everything that only people
 * know is left open, and the check of the dictionary asks for it line by line.
 */
public final class ContractDraft {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Words in names of columns that hold something personal, more often than not. */
    private static final Pattern PERSONAL = Pattern.compile(
            "(.*_)?(e_?mail|phone|mobile|(first|last|full|sur)_?name|street|address|city|zip|postcode|postal_code|birth.*|gender|iban|ip|ip_address)(_.*)?");

    private ContractDraft() {}

    /** The column that says whose a row is, and the type of its identifiers. */
    public record Key(String column, String type) {

        /** @param text as it is typed: COLUMN=TYPE */
        public static Key of(String text) {
            String[] words = text.split("=", -1);
            if (words.length != 2 || words[0].isBlank() || words[1].isBlank()) {
                throw new IllegalArgumentException(
                        "Cannot use the keys \"%s\": write the column and the type of its identifiers, such as user_id=order_account."
                                .formatted(text));
            }
            return new Key(words[0], words[1]);
        }
    }

    /**
     * The text of a contract.
     *
     * @param table namespace and name
     * @param columns type by column, in the order of the table
     * @param key which column says whose a row is; absent where none does
     */
    public static String of(String table, Map<String, String> columns, Optional<Key> key) {
        key.filter(asked -> !columns.containsKey(asked.column())).ifPresent(asked -> {
            throw new IllegalArgumentException("Cannot find the column %s in %s. It has: %s."
                    .formatted(asked.column(), table, String.join(", ", columns.keySet())));
        });
        String name = name(table);
        List<String> lines = new ArrayList<>(List.of(
                "apiVersion: v3.1.0",
                "kind: DataContract",
                "id: " + name,
                "name: " + name,
                "version: 1.0.0",
                "status: active",
                "domain: " + table.substring(0, table.indexOf('.')),
                "dataProduct: " + table.substring(0, table.indexOf('.')),
                "# Left empty is what only you know; ./truelift dictionary check asks for it.",
                "team:",
                "  name: \"\"",
                "schema:",
                "  - name: " + name,
                "    physicalName: " + table,
                "    physicalType: table",
                "    description: \"\"",
                "    dataGranularityDescription: \"\"",
                "    properties:"));
        columns.forEach((column, type) -> {
            boolean isKey = key.filter(asked -> asked.column().equals(column)).isPresent();
            boolean isPersonal =
                    !isKey && PERSONAL.matcher(column.toLowerCase(Locale.ROOT)).matches();
            lines.add("      - name: " + quoted(column));
            lines.add("        logicalType: "
                    + Optional.ofNullable(OdcsFields.logicalType(type)).orElse("object"));
            lines.add("        physicalType: " + type);
            lines.add("        description: \"\"");
            lines.add("        classification: " + (isPersonal ? "personal # by its name" : "internal"));
            lines.add("        customProperties:");
            lines.add("          - {property: purposes, value: [analytics]}");
            if (isKey) {
                lines.add("          - {property: keys, value: %s}"
                        .formatted(key.get().type()));
            }
        });
        lines.add("slaProperties:");
        lines.add("  - {property: retention, value: 3, unit: y, element: %s.%s}"
                .formatted(name, columns.keySet().iterator().next()));
        return String.join("\n", lines) + "\n";
    }

    /** What the file of the table's contract is called, without its ending. */
    public static String name(String table) {
        return table.replace('.', '_');
    }

    private static String quoted(String text) {
        try {
            return Pattern.matches("[a-z_][a-z0-9_]*", text) ? text : JSON.writeValueAsString(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

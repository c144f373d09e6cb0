package io.truelift.governance.dictionary;

import io.truelift.platform.yaml.YamlPlaces.Place;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Mistakes in {@code access.yaml}, with file and line. What is about people, which is every table that names a customer
 * or holds something personal, is open without a consent rule only to roles that see everyone, and to them without names.
 */
final class AccessCheck {
    private static final String EVERYONE = "everyone";
    private static final Set<String> FILE = Set.of("service", "masks", "roles");
    private static final Set<String> ROLE = Set.of("name", "title", "meaning", "people", "tables");
    private static final Set<String> GRANT = Set.of("tables", "privileges", "rows", "columns");
    private static final Set<String> PRIVILEGES = Set.of("select", "insert", "delete", "update");
    private static final Set<String> VISIBILITIES = Set.of("shown", "guarded", "masked", "refused");

    private final Findings findings;
    private final Path file;
    private final Map<String, Set<String>> columnsByTable;
    private final Set<String> aboutPeople;
    private final Set<String> keyed;
    private final Set<String> purposesWithConsent;

    AccessCheck(
            Findings findings,
            Path file,
            Map<String, Set<String>> columnsByTable,
            Set<String> aboutPeople,
            Set<String> keyed,
            Set<String> purposesWithConsent) {
        this.findings = findings;
        this.file = file;
        this.columnsByTable = columnsByTable;
        this.aboutPeople = aboutPeople;
        this.keyed = keyed;
        this.purposesWithConsent = purposesWithConsent;
    }

    void check(Place root) {
        findings.onlyFields(root, FILE, "access.yaml", file);
        findings.require(root, "service", "access.yaml", file);
        Place masks = root.at("masks");
        if (!masks.has("hidden")) {
            findings.add(file, masks, "there is no mask hidden: columns without a mask of their own need it");
        }
        masks.keyPlaces().stream()
                .filter(mask -> masks.text(mask.text()).isEmpty())
                .forEach(mask -> findings.add(file, mask, "mask %s has no expression".formatted(mask.text())));
        if (root.items("roles").isEmpty()) {
            findings.add(file, root.at("roles"), "there are no roles: nobody could see anything");
        }
        Set<String> names = new HashSet<>();
        for (Place role : root.items("roles")) {
            checkRole(role);
            if (!names.add(role.text("name"))) {
                findings.add(file, role, "role %s stands here twice".formatted(role.text("name")));
            }
        }
    }

    private void checkRole(Place role) {
        findings.onlyFields(role, ROLE, "a role", file);
        List.of("name", "title", "meaning").forEach(field -> findings.require(role, field, "a role", file));
        findings.oneOf(
                role.at("people"),
                Set.of(EVERYONE, "who_agreed"),
                "people %s of role %s".formatted(role.text("people"), role.text("name")),
                file);
        boolean everyone = role.text("people").equals(EVERYONE);
        Map<String, Place> seen = new HashMap<>();
        for (Place grant : role.items("tables")) {
            checkGrant(grant, role.text("name"));
            grant.items("tables").forEach(table -> checkTable(table, grant, role.text("name"), everyone));
            for (Place table : grant.items("tables")) {
                Place first = seen.putIfAbsent(table.text(), table);
                if (first != null) {
                    findings.add(
                            file,
                            table,
                            "table %s of role %s stands in line %d already, and only that counts"
                                    .formatted(table.text(), role.text("name"), first.line()));
                }
            }
        }
    }

    private void checkGrant(Place grant, String role) {
        findings.onlyFields(grant, GRANT, "a rule of role " + role, file);
        if (grant.items("tables").isEmpty()) {
            findings.add(file, grant, "a rule of role %s names no tables".formatted(role));
        }
        if (!grant.has("privileges")) {
            findings.add(
                    file,
                    grant,
                    "a rule of role %s names no privileges; where the role may do nothing, write privileges: []"
                            .formatted(role));
        }
        grant.items("privileges")
                .forEach(word ->
                        findings.oneOf(word, PRIVILEGES, "privilege %s of role %s".formatted(word.text(), role), file));
        Place columns = grant.at("columns");
        for (Place classification : columns.keyPlaces()) {
            findings.oneOf(
                    classification,
                    words(),
                    "classification %s of role %s".formatted(classification.text(), role),
                    file);
            Place visibility = columns.at(classification.text());
            findings.oneOf(
                    visibility, VISIBILITIES, "visibility %s of role %s".formatted(visibility.text(), role), file);
        }
        checkRows(grant, role);
    }

    private void checkRows(Place grant, String role) {
        Place rows = grant.at("rows");
        if (rows.text().equals("all")) {
            return;
        }
        if (!rows.has("consent")) {
            findings.add(file, rows, "rows of role %s must be all, or {consent: PURPOSE}".formatted(role));
            return;
        }
        findings.onlyFields(rows, Set.of("consent"), "rows of role " + role, file);
        findings.oneOf(
                rows.at("consent"),
                purposesWithConsent,
                "purpose %s of the rows of role %s, as one with consent,".formatted(rows.text("consent"), role),
                file);
    }

    private void checkTable(Place table, Place grant, String role, boolean everyone) {
        Set<String> tables = columnsByTable.keySet().stream()
                .filter(name -> table.text().equals(name) || table.text().equals(name.replaceFirst("\\..*", ".*")))
                .collect(Collectors.toSet());
        if (tables.isEmpty()) {
            findings.oneOf(table, columnsByTable.keySet(), "table %s of role %s".formatted(table.text(), role), file);
            return;
        }
        boolean everyRow = grant.text("rows").equals("all");
        for (String name : tables.stream().sorted().toList()) {
            if (grant.at("rows").has("consent")
                    && !keyed.contains(name)
                    && !columnsByTable.getOrDefault(name, Set.of()).contains("customer_id")) {
                findings.add(
                        file,
                        table,
                        "table %s of role %s has no column customer_id to ask consent by: give it rows: all, leave it out, or say with keys in its contract which column tells whose a row is"
                                .formatted(name, role));
            }
            if (!aboutPeople.contains(name)) {
                continue;
            }
            if (everyRow && !everyone) {
                findings.add(
                        file,
                        table,
                        "table %s is about people and open to role %s without a consent rule: give it rows: {consent: PURPOSE}"
                                .formatted(name, role));
            }
            if (everyone && !namesHidden(grant)) {
                findings.add(
                        file,
                        table,
                        "table %s is about people and shown to role %s in the clear: give it columns: {personal: masked, sensitive: masked}"
                                .formatted(name, role));
            }
        }
    }

    private static boolean namesHidden(Place grant) {
        return Stream.of("personal", "sensitive")
                .map(grant.at("columns")::text)
                .allMatch(word -> word.equals("masked") || word.equals("refused"));
    }

    private static Set<String> words() {
        return Stream.of(Classification.values()).map(Classification::word).collect(Collectors.toSet());
    }
}

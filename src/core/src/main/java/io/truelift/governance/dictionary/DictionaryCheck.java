package io.truelift.governance.dictionary;

import io.truelift.platform.yaml.YamlPlaces;
import io.truelift.platform.yaml.YamlPlaces.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads {@code governance} as a strict reviewer would: every mistake is found, with file and line, not only the first.
 * What {@link DictionaryReader} refuses is a mistake here too; beyond that names must follow the convention, a description
 * must be the column's own, and what is about people must be open only to those who may see it.
 */
public final class DictionaryCheck {
    static final String ENDING = ".odcs.yaml";
    static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");

    private static final Set<String> PURPOSE = Set.of("name", "title", "legal_basis", "consent", "meaning");
    private static final Set<String> LEGAL_BASES =
            Set.of("consent", "contract", "legal_obligation", "vital_interests", "public_task", "legitimate_interests");

    private final Path governance;
    private final Findings findings;
    private final Set<String> purposes = new LinkedHashSet<>();
    private final Set<String> purposesWithConsent = new LinkedHashSet<>();

    private DictionaryCheck(Path governance) {
        this.governance = governance;
        this.findings = new Findings(governance);
    }

    /** Every mistake in the folder {@code governance}, by file and line. */
    public static List<Finding> of(Path governance) {
        DictionaryCheck check = new DictionaryCheck(governance);
        check.readPurposes(governance.resolve("purposes.yaml"));
        check.checkContracts();
        Path identity = governance.resolve("identity.yaml");
        if (Files.exists(identity)) {
            IdentityCheck.check(check.findings, identity);
        }
        return check.findings.all();
    }

    private void readPurposes(Path file) {
        Place root = findings.read(file);
        findings.noMisspelt(root, Set.of("purposes"), "purposes.yaml", file);
        if (root.items("purposes").isEmpty()) {
            findings.add(file, root.at("purposes"), "there are no purposes: no data could be used for anything");
        }
        for (Place purpose : root.items("purposes")) {
            String name = purpose.text("name");
            findings.noMisspelt(purpose, PURPOSE, "purpose " + name, file);
            List.of("name", "title", "legal_basis", "meaning")
                    .forEach(field -> findings.require(purpose, field, "a purpose", file));
            if (!name.isEmpty() && !NAME.matcher(name).matches()) {
                findings.add(
                        file,
                        purpose.at("name"),
                        "purpose %s is off the convention: lower case, words joined by underscores".formatted(name));
            }
            if (!purposes.add(name)) {
                findings.add(file, purpose, "purpose %s stands here twice".formatted(name));
            }
            checkConsent(file, purpose, name);
        }
    }

    private void checkConsent(Path file, Place purpose, String name) {
        findings.oneOf(
                purpose.at("legal_basis"),
                LEGAL_BASES,
                "legal_basis %s of purpose %s".formatted(purpose.text("legal_basis"), name),
                file);
        findings.oneOf(
                purpose.at("consent"),
                Set.of("true", "false"),
                "consent %s of purpose %s".formatted(purpose.text("consent"), name),
                file);
        boolean asks = !purpose.text("consent").equals("false");
        if (asks) {
            purposesWithConsent.add(name);
        }
        if (!asks && purpose.text("legal_basis").equals("consent")) {
            findings.add(
                    file,
                    purpose.at("consent"),
                    "purpose %s rests on consent and asks for none: set consent to true, or name its legal_basis"
                            .formatted(name));
        }
    }

    private Set<String> identifierTypes() {
        Path identity = governance.resolve("identity.yaml");
        return Files.exists(identity)
                ? new Findings(governance)
                        .read(identity).items("types").stream() // its own mistakes are told elsewhere
                                .map(type -> type.text("name"))
                                .collect(Collectors.toSet())
                : Set.of();
    }

    private void checkContracts() {
        Path access = governance.resolve("access.yaml");
        Place policy = findings.read(access);
        ContractCheck contracts = new ContractCheck(
                findings, purposes, new HashSet<>(policy.at("masks").keys()), identifierTypes());
        Path folder = governance.resolve("dictionary");
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.sorted().toList();
            all.stream().filter(file -> file.toString().endsWith(ENDING)).forEach(contracts::check);
            contracts.checkSources();
            all.stream()
                    .filter(file -> !file.toString().endsWith(ENDING))
                    .forEach(file -> findings.add(
                            file, YamlPlaces.NOTHING, "the file is not read: a contract's name ends with " + ENDING));
        } catch (IOException e) {
            throw new DictionaryException("Cannot list the contracts in %s: %s".formatted(folder, e.getMessage()), e);
        }
        if (policy.node() != null) {
            new AccessCheck(
                            findings,
                            access,
                            contracts.columnsByTable(),
                            contracts.aboutPeople(),
                            contracts.keyed(),
                            purposesWithConsent)
                    .check(policy);
        }
    }
}

package io.truelift.governance.dictionary;

import io.truelift.governance.identity.WrittenForm;
import io.truelift.platform.yaml.YamlPlaces.Place;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Mistakes in {@code identity.yaml}, with file and line. */
final class IdentityCheck {
    private static final Set<String> TYPE = Set.of("name", "trust", "people", "written", "meaning");

    private static final Set<String> WRITTEN =
            Stream.of(WrittenForm.values()).map(WrittenForm::word).collect(Collectors.toUnmodifiableSet());

    private IdentityCheck() {}

    static void check(Findings findings, Path file) {
        Place root = findings.read(file);
        findings.noMisspelt(root, Set.of("types", "email", "nobody"), "identity.yaml", file);
        if (root.items("types").isEmpty()) {
            findings.add(file, root.at("types"), "there are no types: no identifier could make a person");
        }
        Set<String> names = new HashSet<>();
        for (Place type : root.items("types")) {
            String what = "identifier type " + type.text("name");
            findings.noMisspelt(type, TYPE, what, file);
            List.of("name", "trust", "meaning").forEach(field -> findings.require(type, field, what, file));
            findings.oneOf(
                    type.at("trust"),
                    Set.of("strong", "supporting", "weak"),
                    "trust %s of %s".formatted(type.text("trust"), what),
                    file);
            findings.oneOf(type.at("written"), WRITTEN, "written %s of %s".formatted(type.text("written"), what), file);
            if (!type.text("name").isEmpty()
                    && !DictionaryCheck.NAME.matcher(type.text("name")).matches()) {
                findings.add(
                        file,
                        type.at("name"),
                        what + " is off the convention: lower case, words joined by underscores");
            }
            if (type.has("people") && !type.text("people").matches("[1-9][0-9]*")) {
                findings.add(
                        file,
                        type.at("people"),
                        "people %s of %s must be a whole number from 1".formatted(type.text("people"), what));
            }
            if (!names.add(type.text("name"))) {
                findings.add(file, type, what + " stands here twice");
            }
        }
        findings.noMisspelt(root.at("email"), Set.of("same_domain", "dots_ignored"), "email of identity.yaml", file);
        names.add("any");
        findings.onlyFields(root.at("nobody"), names, "nobody of identity.yaml", file);
        names.forEach(type ->
                root.at("nobody").items(type).forEach(expression -> checkExpression(findings, expression, file)));
    }

    private static void checkExpression(Findings findings, Place expression, Path file) {
        try {
            Pattern.compile(expression.text());
        } catch (PatternSyntaxException e) {
            findings.add(
                    file,
                    expression,
                    "expression %s cannot be read: %s".formatted(expression.text(), e.getDescription()));
        }
    }
}

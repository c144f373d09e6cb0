package io.truelift.governance.signoff;

import io.truelift.definitions.query.ColumnName;
import io.truelift.definitions.query.ColumnRead;
import io.truelift.definitions.query.SqlFile;
import io.truelift.definitions.query.SqlFileException;
import io.truelift.definitions.query.SqlLibrary;
import io.truelift.governance.dictionary.Finding;
import io.truelift.governance.dictionary.Findings;
import io.truelift.platform.yaml.YamlPlaces.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Mistakes in {@code signoffs.yaml}, and questions that read a sensitive column without a sign-off, with file and line. */
public final class SignOffCheck {
    private static final Set<String> FIELDS =
            Set.of("question", "column", "sha256", "signed_by", "reason", "from", "until");
    private static final List<String> FOLDERS = List.of("segments", "metrics", "experiments");

    private final Findings findings;
    private final Path file;
    private final SignOffs signOffs;

    private SignOffCheck(Findings findings, Path file, SignOffs signOffs) {
        this.findings = findings;
        this.file = file;
        this.signOffs = signOffs;
    }

    /** Every mistake; to be asked once the dictionary itself is clean. */
    public static List<Finding> of(Path governance, SqlLibrary library, Clock clock) {
        Findings findings = new Findings(governance);
        Path file = governance.resolve(SignOffFile.NAME);
        if (Files.exists(file)) {
            new SignOffCheck(findings, file, new SignOffs(library, List.of(), clock)).check();
        }
        List<Finding> all = new ArrayList<>(findings.all());
        if (all.isEmpty()) {
            all.addAll(unsigned(library, SignOffs.of(library, governance, clock)));
        }
        return all;
    }

    private void check() {
        Place root = findings.read(file);
        findings.onlyFields(root, Set.of("signoffs"), SignOffFile.NAME, file);
        for (Place signOff : root.items("signoffs")) {
            findings.onlyFields(signOff, FIELDS, "a sign-off", file);
            FIELDS.stream().sorted().forEach(field -> findings.require(signOff, field, "a sign-off", file));
            checkQuestion(signOff);
            checkDays(signOff);
        }
    }

    private void checkQuestion(Place signOff) {
        String question = signOff.text("question");
        Optional<SqlFile> asked = signOffs.file(question);
        if (asked.isEmpty()) {
            findings.add(
                    file,
                    signOff.at("question"),
                    "there is no definition sql/%s.sql that can be read".formatted(question));
            return;
        }
        if (!signOff.text("sha256").equals(SignOffs.sha256(asked.get()))) {
            findings.add(
                    file,
                    signOff.at("sha256"),
                    "sql/%s.sql was changed after it was signed off: sign it off anew".formatted(question));
        }
        String column = signOff.text("column");
        try {
            ColumnName name = ColumnName.parse(column);
            if (!signOffs.isSensitive(name)) {
                findings.add(file, signOff.at("column"), "there is no sensitive column %s".formatted(column));
            } else if (signOffs.sensitive(asked.get()).stream()
                    .noneMatch(read -> read.column().equals(name))) {
                findings.add(file, signOff.at("column"), "sql/%s.sql does not read %s".formatted(question, column));
            }
        } catch (IllegalArgumentException e) {
            findings.add(file, signOff.at("column"), String.valueOf(e.getMessage()));
        }
    }

    private void checkDays(Place signOff) {
        Optional<LocalDate> from = day(signOff.at("from"));
        Optional<LocalDate> until = day(signOff.at("until"));
        if (from.isPresent() && until.isPresent() && !until.get().isAfter(from.get())) {
            findings.add(
                    file,
                    signOff.at("until"),
                    "the sign-off ends on %s, which is not after %s".formatted(until.get(), from.get()));
        } else if (until.isPresent() && !until.get().isAfter(signOffs.today())) {
            findings.add(
                    file,
                    signOff.at("until"),
                    "the sign-off ended on %s: renew it or take it out".formatted(until.get()));
        }
    }

    private Optional<LocalDate> day(Place place) {
        try {
            return place.text().isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(place.text()));
        } catch (DateTimeException e) {
            findings.add(file, place, "%s is no day, such as 2027-12-31".formatted(place.text()));
            return Optional.empty();
        }
    }

    private static List<Finding> unsigned(SqlLibrary library, SignOffs signOffs) {
        List<Finding> unsigned = new ArrayList<>();
        for (String folder : FOLDERS) {
            for (String name : library.names(folder)) {
                try {
                    SqlFile question = library.read(folder, name);
                    for (ColumnRead read : signOffs.sensitive(question)) {
                        signOffs.refusal(question, read)
                                .ifPresent(refusal -> unsigned.add(new Finding(
                                        Path.of("..", "sql", folder, name + SqlFile.ENDING), read.line(), refusal)));
                    }
                } catch (SqlFileException e) {
                    unsigned.add(new Finding(
                            Path.of("..", "sql", folder, name + SqlFile.ENDING), 1, String.valueOf(e.getMessage())));
                }
            }
        }
        return unsigned;
    }
}

package io.truelift.governance.signoff;

import io.truelift.definitions.experiment.ExperimentReader;
import io.truelift.definitions.query.ColumnName;
import io.truelift.definitions.query.ColumnRead;
import io.truelift.definitions.query.References;
import io.truelift.definitions.query.SqlFile;
import io.truelift.definitions.query.SqlFileException;
import io.truelift.definitions.query.SqlLibrary;
import io.truelift.definitions.segment.SegmentCatalog;
import io.truelift.governance.access.SignedDefinition;
import io.truelift.governance.access.SignedDefinition.SignedColumn;
import io.truelift.governance.dictionary.Classification;
import io.truelift.governance.dictionary.ColumnContract;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Decides in whose name a question is asked. One that reads no sensitive column is asked in the name of the person. One
 * that does is refused, unless each such column is signed off for each file that reads it, as the file stands and today;
 * then it is asked in the name of the question's own principal.
 */
public final class SignOffs {
    private final SqlLibrary library;
    private final List<SignOff> signOffs;
    private final Clock clock;

    public SignOffs(SqlLibrary library, List<SignOff> signOffs, Clock clock) {
        this.library = library;
        this.signOffs = List.copyOf(signOffs);
        this.clock = clock;
    }

    /** The sign-offs of a project, read anew. */
    public static SignOffs of(SqlLibrary library, Path governance, Clock clock) {
        return new SignOffs(library, SignOffFile.read(governance), clock);
    }

    /** SHA-256 of a question's file. */
    public static String sha256(SqlFile file) {
        return DigestUtils.sha256Hex(file.text().replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Folder and name of a question, such as {@code segments/well_off}. */
    public static String key(SqlFile file) {
        return file.path().resolveSibling("").getFileName() + "/" + file.name();
    }

    /** Where a file reads sensitive columns. */
    public List<ColumnRead> sensitive(SqlFile file) {
        return References.reads(file, library.catalog(), library.dictionary()).stream()
                .filter(read -> isSensitive(read.column()))
                .toList();
    }

    boolean isSensitive(ColumnName name) {
        return library.dictionary()
                .find(name.table())
                .flatMap(table -> table.column(name.column()))
                .map(ColumnContract::classification)
                .filter(Classification.SENSITIVE::equals)
                .isPresent();
    }

    /**
     * Name of the principal by which the question must be asked; empty where the person asks in their own name.
     *
     * @param question the question that is asked
     * @param parts files that are part of it, such as an experiment's metrics
     * @throws SqlFileException where a sensitive column is not signed off, with file and line and who could do it
     */
    public Optional<String> principal(SqlFile question, List<SqlFile> parts) {
        boolean reads = false;
        for (SqlFile file : Stream.concat(Stream.of(question), parts.stream()).toList()) {
            for (ColumnRead read : sensitive(file)) {
                refusal(file, read).ifPresent(refusal -> {
                    throw new SqlFileException(refusal);
                });
                reads = true;
            }
        }
        return reads ? Optional.of(SignedDefinition.principal(key(question))) : Optional.empty();
    }

    /** Refuses sensitive columns in a question for which there are no sign-offs. */
    public void refuseSensitive(SqlFile file) {
        sensitive(file).stream().findFirst().ifPresent(read -> {
            throw new SqlFileException(
                    "Cannot use %s, line %d: %s is sensitive, and only segments, metrics and experiments can be signed off for it"
                            .formatted(file.place(), read.line(), read.column()));
        });
    }

    /** Why a file may not read a column today; empty where it may. */
    Optional<String> refusal(SqlFile file, ColumnRead read) {
        List<SignOff> given = signOffs.stream()
                .filter(s -> s.question().equals(key(file)) && s.column().equals(read.column()))
                .toList();
        if (given.stream().anyMatch(signOff -> counts(signOff, file))) {
            return Optional.empty();
        }
        String why = given.isEmpty()
                ? "nobody signed it off"
                : given.stream().noneMatch(signOff -> signOff.holdsOn(today()))
                        ? "its sign-off does not hold today (it ends on %s)"
                                .formatted(given.getLast().until())
                        : "the file was changed after it was signed off";
        return Optional.of(
                ("Cannot use %s, line %d: %s is sensitive, and %s. Somebody of the governance team can let it pass: "
                                + "./truelift dictionary sign-off sql/%s.sql --column %s --as NAME --reason WHY --until DATE")
                        .formatted(file.place(), read.line(), read.column(), why, key(file), read.column()));
    }

    /** Whether a file may read a sensitive column today, whether it does or not. */
    public boolean isSigned(SqlFile file, ColumnName column) {
        return signOffs.stream()
                .anyMatch(signOff -> signOff.question().equals(key(file))
                        && signOff.column().equals(column)
                        && counts(signOff, file));
    }

    /** Questions with sign-offs that count today, for the engine's rules. Files that cannot be read get no rule. */
    public List<SignedDefinition> signedQuestions() {
        Map<String, List<SignedColumn>> columns = new LinkedHashMap<>();
        for (SignOff signOff : signOffs) {
            file(signOff.question())
                    .filter(file -> counts(signOff, file))
                    .ifPresent(file -> askedThrough(file)
                            .forEach(question -> columns.computeIfAbsent(question, key -> new ArrayList<>())
                                    .add(new SignedColumn(
                                            signOff.column().table(),
                                            signOff.column().column(),
                                            signOff.from(),
                                            signOff.until()))));
        }
        return columns.entrySet().stream()
                .map(entry -> new SignedDefinition(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** How a sign-off stands today. */
    public enum Status {
        HOLDS,
        NOT_YET,
        ENDED,
        /** The file is another than the one that was signed. */
        CHANGED,
        /** There is no such file, or it cannot be read. */
        NO_QUESTION
    }

    /** Every sign-off of the file, those that ended too. */
    public List<SignOff> all() {
        return signOffs;
    }

    public Status standing(SignOff signOff) {
        Optional<SqlFile> file = file(signOff.question());
        if (file.isEmpty()) {
            return Status.NO_QUESTION;
        }
        if (!signOff.sha256().equals(sha256(file.get()))) {
            return Status.CHANGED;
        }
        if (today().isBefore(signOff.from())) {
            return Status.NOT_YET;
        }
        return signOff.holdsOn(today()) ? Status.HOLDS : Status.ENDED;
    }

    Optional<SqlFile> file(String question) {
        String[] words = question.split("/", 2);
        try {
            return words.length == 2 ? Optional.of(library.read(words[0], words[1])) : Optional.empty();
        } catch (SqlFileException e) {
            return Optional.empty();
        }
    }

    boolean counts(SignOff signOff, SqlFile file) {
        return signOff.holdsOn(today()) && signOff.sha256().equals(sha256(file));
    }

    /** The questions that run a file: itself, or for a metric the experiments that name it. */
    private List<String> askedThrough(SqlFile file) {
        String key = key(file);
        if (key.startsWith(SegmentCatalog.FOLDER) || key.startsWith(ExperimentReader.FOLDER)) {
            return List.of(key);
        }
        return library.names(ExperimentReader.FOLDER).stream()
                .map(name -> file(ExperimentReader.FOLDER + "/" + name))
                .flatMap(Optional::stream)
                .filter(experiment ->
                        experiment.header().has("metrics") && names(experiment).contains(file.name()))
                .map(SignOffs::key)
                .toList();
    }

    private static List<String> names(SqlFile experiment) {
        var metrics = experiment.header().section("metrics");
        List<String> names = new ArrayList<>(metrics.words("secondary"));
        names.addAll(metrics.words("guardrail"));
        metrics.find("primary").ifPresent(names::add);
        return names;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), java.time.ZoneOffset.UTC);
    }
}

package io.truelift.governance.diff;

import io.truelift.definitions.query.ColumnName;
import io.truelift.definitions.query.SqlLibrary;
import io.truelift.governance.dictionary.Classification;
import io.truelift.governance.dictionary.ColumnContract;
import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.Purpose;
import io.truelift.governance.dictionary.TableContract;
import io.truelift.governance.diff.DictionaryChange.Break;
import io.truelift.governance.diff.DictionaryChange.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What changed from one version of the dictionary to the next, and what of it breaks a question. Breaking are: a column
 * that is read and is gone, has a name or a type that old values do not fit, is masked or refused from now on, or may no
 * longer serve the question's purpose.
 */
public final class DictionaryDiff {
    private final DefinitionReads reads;
    private final Map<ColumnName, ColumnContract> before;
    private final Map<ColumnName, ColumnContract> after;
    private final List<DictionaryChange> changes = new ArrayList<>();

    private DictionaryDiff(Dictionary before, Dictionary after, DefinitionReads reads) {
        this.before = columns(before);
        this.after = columns(after);
        this.reads = reads;
    }

    /**
     * @param changes every change, the gravest kinds first
     * @param unreadable questions that cannot be read with either version, each with what is wrong with it
     */
    public record Result(List<DictionaryChange> changes, List<String> unreadable) {
        public Result {
            changes = List.copyOf(changes);
            unreadable = List.copyOf(unreadable);
        }

        /** One line for each question that breaks: the first place where it does, and why. */
        public List<String> brokenQuestions() {
            Map<String, String> lines = new TreeMap<>();
            for (DictionaryChange change : changes) {
                for (Break broken : change.breaks()) {
                    lines.putIfAbsent(
                            broken.file(), "%s breaks: %s %s".formatted(broken, change.subject(), change.message()));
                }
            }
            List<String> all = new ArrayList<>(lines.values());
            all.addAll(unreadable);
            return all;
        }

        /** Whether a question breaks. */
        public boolean breaks() {
            return !unreadable.isEmpty()
                    || changes.stream().anyMatch(change -> !change.breaks().isEmpty());
        }
    }

    /** @param sql folder of the questions */
    public static Result of(Dictionary before, Dictionary after, Path sql) {
        return of(before, after, DefinitionReads.of(new SqlLibrary(sql, both(before, after), SqlLibrary.CATALOG)));
    }

    /** @param reads what the questions read, with a dictionary that knows the columns of both versions */
    public static Result of(Dictionary before, Dictionary after, DefinitionReads reads) {
        DictionaryDiff diff = new DictionaryDiff(before, after, reads);
        diff.comparePurposes(before, after);
        diff.compareColumns();
        diff.changes.sort(Comparator.comparing(DictionaryChange::kind).thenComparing(DictionaryChange::subject));
        return new Result(diff.changes, reads.unreadable());
    }

    private void comparePurposes(Dictionary old, Dictionary now) {
        List<String> known = now.purposes().stream().map(Purpose::name).toList();
        List<String> published = old.purposes().stream().map(Purpose::name).toList();
        published.stream()
                .filter(name -> !known.contains(name))
                .forEach(name ->
                        add(Kind.PURPOSE_REMOVED, "purpose " + name, "no longer exists", reads.withPurpose(name)));
        known.stream()
                .filter(name -> !published.contains(name))
                .forEach(name -> add(Kind.PURPOSE_ADDED, "purpose " + name, "exists from now on", List.of()));
    }

    private void compareColumns() {
        List<ColumnName> added = new ArrayList<>(after.keySet().stream()
                .filter(name -> !before.containsKey(name))
                .toList());
        before.forEach((name, column) -> {
            ColumnContract now = after.get(name);
            if (now != null) {
                compare(name, column, now);
                return;
            }
            Optional<ColumnName> renamed = added.stream()
                    .filter(candidate -> isRenamed(name, candidate))
                    .findFirst();
            renamed.ifPresent(added::remove);
            renamed.ifPresentOrElse(
                    newName -> add(
                            Kind.RENAMED,
                            name.toString(),
                            "it seems to be %s now, which has the same description".formatted(newName),
                            reads.of(name)),
                    () -> add(Kind.REMOVED, name.toString(), "no longer exists", reads.of(name)));
        });
        added.forEach(name -> add(Kind.ADDED, name.toString(), description(after, name), List.of()));
    }

    private boolean isRenamed(ColumnName from, ColumnName to) {
        return description(before, from).equalsIgnoreCase(description(after, to))
                && (from.table().equals(to.table()) || from.column().equals(to.column()));
    }

    private static String description(Map<ColumnName, ColumnContract> columns, ColumnName name) {
        return Objects.requireNonNull(columns.get(name)).description();
    }

    private void compare(ColumnName name, ColumnContract old, ColumnContract now) {
        if (!TypeChange.same(old.type(), now.type())) {
            boolean widens = TypeChange.widens(old.type(), now.type());
            add(
                    widens ? Kind.TYPE_WIDENED : Kind.TYPE_NARROWED,
                    name.toString(),
                    "type was %s and is %s".formatted(old.type(), now.type()),
                    widens ? List.of() : reads.of(name));
        }
        compareClassifications(name, old.classification(), now.classification());
        comparePurposes(name, old.purposes(), now.purposes());
        if (!old.mask().equals(now.mask())) {
            boolean seen =
                    now.classification() == Classification.PERSONAL && old.classification() == Classification.PERSONAL;
            add(
                    Kind.MASK_CHANGED,
                    name.toString(),
                    "mask was %s and is %s"
                            .formatted(old.mask().orElse("hidden"), now.mask().orElse("hidden")),
                    seen ? reads.of(name) : List.of());
        }
        if (!old.description().equals(now.description())) {
            add(
                    Kind.DESCRIPTION_CHANGED,
                    name.toString(),
                    "\"%s\" became \"%s\"".formatted(old.description(), now.description()),
                    List.of());
        }
    }

    private void compareClassifications(ColumnName name, Classification old, Classification now) {
        if (now.compareTo(old) > 0) {
            String what = switch (now) {
                case SENSITIVE -> "; analysts are refused it without a sign-off";
                case PERSONAL -> "; analysts see it masked";
                case PUBLIC, INTERNAL -> "";
            };
            add(
                    Kind.CLASSIFICATION_RAISED,
                    name.toString(),
                    "was %s and is %s%s".formatted(old.word(), now.word(), what),
                    what.isEmpty() ? List.of() : reads.of(name));
        } else if (now.compareTo(old) < 0) {
            add(
                    Kind.CLASSIFICATION_LOWERED,
                    name.toString(),
                    "was %s and is %s".formatted(old.word(), now.word()),
                    List.of());
        }
    }

    private void comparePurposes(ColumnName name, List<String> old, List<String> now) {
        List<String> removed =
                old.stream().filter(purpose -> !now.contains(purpose)).toList();
        removed.forEach(purpose -> add(
                Kind.PURPOSE_REMOVED,
                name.toString(),
                "may no longer serve " + purpose,
                reads.of(name, (question, asked) -> asked.equals(purpose))));
        now.stream()
                .filter(purpose -> !old.contains(purpose))
                .forEach(purpose -> add(
                        Kind.PURPOSE_ADDED, name.toString(), "may serve %s from now on".formatted(purpose), List.of()));
    }

    private void add(Kind kind, String subject, String message, List<Break> breaks) {
        changes.add(new DictionaryChange(kind, subject, message, breaks));
    }

    private static Map<ColumnName, ColumnContract> columns(Dictionary dictionary) {
        Map<ColumnName, ColumnContract> columns = new LinkedHashMap<>();
        dictionary
                .tables()
                .forEach(table -> table.columns()
                        .forEach(column -> columns.put(new ColumnName(table.qualifiedName(), column.name()), column)));
        return columns;
    }

    /** A dictionary with the tables and columns of both, in which every question can be read that works with one of them. */
    private static Dictionary both(Dictionary before, Dictionary after) {
        List<TableContract> tables = new ArrayList<>();
        after.tables()
                .forEach(table -> tables.add(before.find(table.qualifiedName())
                        .map(old -> with(table, old))
                        .orElse(table)));
        before.tables().stream()
                .filter(table -> after.find(table.qualifiedName()).isEmpty())
                .forEach(tables::add);
        return new Dictionary(tables, after.purposes());
    }

    private static TableContract with(TableContract table, TableContract old) {
        List<ColumnContract> columns = new ArrayList<>(table.columns());
        old.columns().stream()
                .filter(column -> table.column(column.name()).isEmpty())
                .forEach(columns::add);
        return table.with(columns);
    }
}

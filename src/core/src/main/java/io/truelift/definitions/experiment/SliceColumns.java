package io.truelift.definitions.experiment;

import io.truelift.definitions.experiment.SliceColumn.Source;
import io.truelift.definitions.query.ColumnName;
import io.truelift.definitions.query.FurtherColumn;
import io.truelift.definitions.query.QueryException;
import io.truelift.definitions.query.SqlFile;
import io.truelift.governance.access.AccessPolicy;
import io.truelift.governance.access.AccessPolicy.Rows;
import io.truelift.governance.access.AccessPolicy.Visibility;
import io.truelift.governance.access.SeenTable;
import io.truelift.governance.dictionary.Classification;
import io.truelift.governance.dictionary.ColumnContract;
import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.HeldIdentifiers;
import io.truelift.governance.dictionary.TableContract;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * The columns by which somebody may slice an experiment beside the dimensions of its file: what its SELECT gives
 * besides, and the columns of the exposures and of the customers that the person's role sees as they are and that the dictionary
 * lets serve a purpose which everybody counted granted. Identifiers are none, nor is what sums up facts; a sensitive column is one only where the experiment is signed off for it.
 */
public final class SliceColumns {
    /** Table of the customers. */
    public static final String CUSTOMERS = "governed.customer";
    /** Table of who met which variant when. */
    public static final String EXPOSURES = "governed.exposure";

    /** Types whose values are words by themselves; others take ranges, which a file can make. */
    private static final List<String> OF_FEW_VALUES = List.of("varchar", "boolean", "integer", "smallint", "tinyint");

    private static final List<String> WITHOUT_TEXT = List.of("array", "map", "row", "varbinary");
    private static final List<String> OF_ASSIGNMENT = List.of("experiment", "variant");
    private static final String PERSON = "customer_id";
    private static final String NOT_ROW_BY_ROW =
            "the SELECT of sql/experiments/%s.sql does not select exposures row by row. Name the column there, under dimensions.";
    /** Customer, variant and time, which every SELECT gives first. */
    private static final int ALWAYS = 3;

    private static final int NEAREST = 3;

    private final Experiment experiment;
    private final List<Side> sides;
    private final Predicate<ColumnName> isSigned;

    private SliceColumns(Experiment experiment, List<Side> sides, Predicate<ColumnName> isSigned) {
        this.experiment = experiment;
        this.sides = List.copyOf(sides);
        this.isSigned = isSigned;
    }

    /**
     * @param roles roles of the person
     * @param isSigned whether the experiment is signed off for a sensitive column today, and the person may ask by that
     */
    public static SliceColumns of(
            Experiment experiment,
            Dictionary dictionary,
            AccessPolicy policy,
            Set<String> roles,
            Predicate<ColumnName> isSigned) {
        return new SliceColumns(
                experiment,
                List.of(
                        side(Source.EXPOSURES, dictionary.table(EXPOSURES), policy, roles),
                        side(Source.CUSTOMERS, dictionary.table(CUSTOMERS), policy, roles)),
                isSigned);
    }

    private static Side side(Source source, TableContract table, AccessPolicy policy, Set<String> roles) {
        // The engine goes by the first rule that fits, in the order of the roles.
        return new Side(
                source,
                table,
                policy.roles().stream()
                        .filter(role -> roles.contains(role.name())
                                && role.grant(table.qualifiedName()).isPresent())
                        .findFirst()
                        .map(role -> SeenTable.of(policy, role, table)));
    }

    /** The columns of the exposures and of the customer table to choose from: those whose values are likely to be few, in the order of the dictionary. */
    public List<SliceColumn> offered() {
        List<SliceColumn> offered = new ArrayList<>();
        for (Side side : sides) {
            side.table().columns().stream()
                    .filter(column -> refusal(side, column).isEmpty() && OF_FEW_VALUES.contains(type(column)))
                    .filter(column -> !selected().contains(column.name())
                            && offered.stream().noneMatch(one -> one.name().equals(column.name())))
                    .forEach(column -> offered.add(column(side, column)));
        }
        return offered;
    }

    /**
     * The column of that name; the experiment's own SELECT comes first, then the exposures, then the customers.
     *
     * @throws QueryException where there is none, or the person may not slice by it
     */
    public SliceColumn find(String name) {
        if (experiment.columns().dimensions().contains(name)) {
            return new SliceColumn(name, "", Source.DIMENSION, false);
        }
        if (selected().indexOf(name) >= ALWAYS) {
            return new SliceColumn(name, "", Source.EXPOSURES, false);
        }
        Optional<String> refusal = Optional.empty();
        for (Side side : sides) {
            Optional<ColumnContract> column = side.table().column(name);
            Optional<String> reason = column.flatMap(one -> refusal(side, one));
            if (column.isPresent() && reason.isEmpty()) {
                return column(side, column.get());
            }
            refusal = reason.isPresent() ? reason : refusal;
        }
        throw new QueryException(
                refusal.map(reason -> "Cannot slice %s by %s: %s".formatted(experiment.name(), name, reason))
                        .orElseGet(() -> unknown(name)));
    }

    /** The experiment's file, giving a column of the exposures that it need not name. */
    public static SqlFile giving(Experiment experiment, String column) {
        return experiment.file().columns().contains(column)
                ? experiment.file()
                : FurtherColumn.of(experiment.file(), EXPOSURES, column)
                        .orElseThrow(() -> new QueryException("Cannot slice %s by %s: %s"
                                .formatted(experiment.name(), column, NOT_ROW_BY_ROW.formatted(experiment.name()))));
    }

    private static SliceColumn column(Side side, ColumnContract column) {
        return new SliceColumn(column.name(), column.description(), side.source(), isSensitive(column));
    }

    /** What the experiment's SELECT gives; customer, variant and time come first. */
    private List<String> selected() {
        return experiment.file().columns();
    }

    /** Why a column is none to slice by; absent where it is one. */
    private Optional<String> refusal(Side side, ColumnContract column) {
        String name = side.table().qualifiedName() + "." + column.name();
        if (column.key()
                || column.unique()
                || column.identifiers() != HeldIdentifiers.NONE
                || column.name().equals(PERSON)) {
            return Optional.of("it tells people apart, and a slice must hold many. %s".formatted(others()));
        }
        if (experiment.design().isClustered()) {
            return Optional.of(
                    "clusters were randomised, whose customers are not all alike. Name a column of the clusters in sql/experiments/%s.sql, under dimensions."
                            .formatted(experiment.name()));
        }
        if (WITHOUT_TEXT.contains(type(column))) {
            return Optional.of("it holds %s, which is no single value. %s".formatted(column.type(), others()));
        }
        if (side.source() == Source.EXPOSURES && OF_ASSIGNMENT.contains(column.name())) {
            return Optional.of("it is what was assigned. %s".formatted(others()));
        }
        if (column.sumsUp().isPresent()) {
            return Optional.of(
                    "it sums up %s as of the last run, so that what the experiment changed is in it, and levels are not alike in both variants. %s"
                            .formatted(column.sumsUp().get(), others()));
        }
        Set<String> purposes = side.purposes(experiment);
        if (column.purposes().stream().noneMatch(purposes::contains)) {
            return Optional.of("the dictionary lets %s serve %s, and whoever is counted here agreed to %s. %s"
                    .formatted(name, String.join(", ", column.purposes()), String.join(", ", purposes), others()));
        }
        if (side.source() == Source.EXPOSURES
                && FurtherColumn.of(experiment.file(), EXPOSURES, column.name()).isEmpty()) {
            return Optional.of(NOT_ROW_BY_ROW.formatted(experiment.name()));
        }
        if (isSensitive(column)) {
            return isSigned.test(new ColumnName(side.table().qualifiedName(), column.name()))
                    ? Optional.empty()
                    : Optional.of(
                            ("%s is sensitive, and experiments/%s is not signed off for it, or you are no analyst. Name it in the experiment's SELECT, "
                                            + "and let somebody of the governance team sign it off with ./truelift dictionary sign-off.")
                                    .formatted(name, experiment.name()));
        }
        return switch (side.visibility(column)) {
            case SHOWN, GUARDED -> Optional.empty();
            case MASKED ->
                Optional.of("%s is %s, and your role sees it masked. governance/access.yaml says who sees it. %s"
                        .formatted(name, column.classification().word(), others()));
            case REFUSED ->
                Optional.of("your role may not read %s. governance/access.yaml says who may.".formatted(name));
        };
    }

    private static boolean isSensitive(ColumnContract column) {
        return column.classification() == Classification.SENSITIVE;
    }

    private static String type(ColumnContract column) {
        return column.type().toLowerCase(Locale.ROOT).replaceFirst("[(<].*", "").strip();
    }

    private String unknown(String name) {
        LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
        List<String> near = Stream.concat(
                        selected().stream().skip(ALWAYS), offered().stream().map(SliceColumn::name))
                .distinct()
                .sorted(Comparator.comparing((String known) -> distance.apply(name, known))
                        .thenComparing(known -> known))
                .limit(NEAREST)
                .toList();
        return "Cannot slice %s by %s: neither its SELECT nor %s nor %s has such a column.%s"
                .formatted(
                        experiment.name(),
                        name,
                        EXPOSURES,
                        CUSTOMERS,
                        near.isEmpty() ? "" : " Did you mean %s?".formatted(String.join(", ", near)));
    }

    /** What else there is, for messages: columns that the role sees, and that need no second look. */
    private String others() {
        List<String> names = sides.stream()
                .flatMap(side -> side.table().columns().stream()
                        .filter(column -> OF_FEW_VALUES.contains(type(column))
                                && !column.key()
                                && column.sumsUp().isEmpty()
                                && !column.name().equals(PERSON))
                        .filter(column -> side.source() == Source.CUSTOMERS || !OF_ASSIGNMENT.contains(column.name()))
                        .filter(column -> column.purposes().stream().anyMatch(side.purposes(experiment)::contains))
                        .filter(column -> side.visibility(column) == Visibility.SHOWN
                                || side.visibility(column) == Visibility.GUARDED))
                .map(ColumnContract::name)
                .distinct()
                .toList();
        return names.isEmpty() ? "" : "Choose among %s.".formatted(String.join(", ", names));
    }

    /**
     * A table whose columns may be sliced by.
     *
     * @param seen what the person's role sees of it; absent where it sees nothing
     */
    private record Side(Source source, TableContract table, Optional<SeenTable> seen) {

        /** What everybody who is counted agreed to: the experiment's purpose, and the one by which the role sees the table at all. */
        Set<String> purposes(Experiment experiment) {
            Set<String> purposes = new LinkedHashSet<>(Set.of(experiment.purpose()));
            seen.flatMap(SeenTable::rows).ifPresent(rows -> {
                if (rows instanceof Rows.WithConsent(String purpose)) {
                    purposes.add(purpose);
                }
            });
            return purposes;
        }

        Visibility visibility(ColumnContract column) {
            return seen.flatMap(known -> known.column(column.name()))
                    .map(SeenTable.SeenColumn::visibility)
                    .orElse(Visibility.REFUSED);
        }
    }
}

package io.truelift.experiment;

import io.truelift.access.AccessPolicy;
import io.truelift.access.AccessPolicy.Role;
import io.truelift.access.AccessPolicy.Rows;
import io.truelift.access.AccessPolicy.Visibility;
import io.truelift.access.SeenTable;
import io.truelift.dictionary.Classification;
import io.truelift.dictionary.ColumnContract;
import io.truelift.dictionary.Dictionary;
import io.truelift.dictionary.HeldIdentifiers;
import io.truelift.dictionary.TableContract;
import io.truelift.experiment.SliceColumn.Source;
import io.truelift.query.QueryException;
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
 * The columns by which somebody may slice an experiment beside the dimensions of its file: what the exposures give, and the
 * columns of the customer table that the person's role sees as they are and that the dictionary lets serve a purpose which
 * everybody counted granted. Identifiers are none; a sensitive column is one only where the experiment is signed off for it.
 */
public final class SliceColumns {
    /** Table of the customers. */
    public static final String TABLE = "governed.customer";

    /** Types whose values are words by themselves; others take ranges, which a file can make. */
    private static final List<String> OF_FEW_VALUES = List.of("varchar", "boolean", "integer", "smallint", "tinyint");

    private static final List<String> WITHOUT_TEXT = List.of("array", "map", "row", "varbinary");
    private static final int NEAREST = 3;

    private final Experiment experiment;
    private final TableContract customers;
    private final Optional<SeenTable> seen;
    private final Predicate<ColumnContract> isSigned;

    private SliceColumns(Experiment experiment, TableContract customers, Optional<SeenTable> seen, Predicate<ColumnContract> isSigned) {
        this.experiment = experiment;
        this.customers = customers;
        this.seen = seen;
        this.isSigned = isSigned;
    }

    /**
     * @param roles roles of the person
     * @param isSigned whether the experiment is signed off for a sensitive column today, and the person may ask by that
     */
    public static SliceColumns of(Experiment experiment, Dictionary dictionary, AccessPolicy policy, Set<String> roles, Predicate<ColumnContract> isSigned) {
        TableContract customers = dictionary.table(TABLE);
        // The engine goes by the first rule that fits, in the order of the roles.
        Optional<Role> role = policy.roles().stream().filter(one -> roles.contains(one.name()) && one.grant(TABLE).isPresent()).findFirst();
        return new SliceColumns(experiment, customers, role.map(one -> SeenTable.of(policy, one, customers)), isSigned);
    }

    /** The columns of the customer table to choose from: those whose values are likely to be few, in the order of the dictionary. */
    public List<SliceColumn> offered() {
        List<String> ofExposures = ofExposures();
        return customers.columns().stream()
                .filter(column -> refusal(column).isEmpty() && !ofExposures.contains(column.name()))
                .filter(column -> OF_FEW_VALUES.contains(type(column)))
                .map(this::ofCustomers)
                .toList();
    }

    /**
     * The column of that name; the experiment's own SELECT comes first.
     *
     * @throws QueryException where there is none, or the person may not slice by it
     */
    public SliceColumn find(String name) {
        if (experiment.columns().dimensions().contains(name)) {
            return new SliceColumn(name, "", Source.DIMENSION, false);
        }
        if (ofExposures().contains(name)) {
            return new SliceColumn(name, "", Source.EXPOSURES, false);
        }
        ColumnContract column = customers.column(name).orElseThrow(() -> new QueryException(unknown(name)));
        refusal(column).ifPresent(reason -> {
            throw new QueryException("Cannot slice %s by %s: %s".formatted(experiment.name(), name, reason));
        });
        return ofCustomers(column);
    }

    private SliceColumn ofCustomers(ColumnContract column) {
        return new SliceColumn(column.name(), column.description(), Source.CUSTOMERS, isSensitive(column));
    }

    /** What the experiment's SELECT gives after customer, variant and time. */
    private List<String> ofExposures() {
        List<String> columns = new ArrayList<>(experiment.columns().dimensions());
        experiment.columns().cluster().ifPresent(columns::add);
        columns.addAll(experiment.plan().adjustment().covariates());
        return columns;
    }

    /** Why a column of the customer table is none to slice by; absent where it is one. */
    private Optional<String> refusal(ColumnContract column) {
        if (column.key() || column.unique() || column.identifiers() != HeldIdentifiers.NONE) {
            return Optional.of("it tells people apart, and a slice must hold many. %s".formatted(others()));
        }
        if (WITHOUT_TEXT.contains(type(column))) {
            return Optional.of("it holds %s, which is no single value. %s".formatted(column.type(), others()));
        }
        if (column.purposes().stream().noneMatch(purposes()::contains)) {
            return Optional.of("the dictionary lets it serve %s, and this experiment counts people for %s. %s"
                    .formatted(String.join(", ", column.purposes()), String.join(", ", purposes()), others()));
        }
        if (isSensitive(column)) {
            return isSigned.test(column) ? Optional.empty() : Optional.of(
                    "%s.%s is sensitive, and experiments/%s is not signed off for it, or you are no analyst. Name it in the experiment's SELECT, and let somebody of the governance team sign it off with ./truelift dictionary sign-off."
                            .formatted(TABLE, column.name(), experiment.name()));
        }
        Visibility visibility = seen.flatMap(table -> table.column(column.name())).map(SeenTable.SeenColumn::visibility).orElse(Visibility.REFUSED);
        return switch (visibility) {
            case SHOWN, GUARDED -> Optional.empty();
            case MASKED -> Optional.of("%s.%s is %s, and your role sees it masked. governance/access.yaml says who sees it.".formatted(TABLE, column.name(), column.classification().word()));
            case REFUSED -> Optional.of("your role may not read %s.%s. governance/access.yaml says who may.".formatted(TABLE, column.name()));
        };
    }

    /** What everybody who is counted agreed to: the experiment's purpose, and the one by which the role sees customers at all. */
    private Set<String> purposes() {
        Set<String> purposes = new LinkedHashSet<>(Set.of(experiment.purpose()));
        seen.flatMap(SeenTable::rows).ifPresent(rows -> {
            if (rows instanceof Rows.WithConsent(String purpose)) {
                purposes.add(purpose);
            }
        });
        return purposes;
    }

    private static boolean isSensitive(ColumnContract column) {
        return column.classification() == Classification.SENSITIVE;
    }

    private static String type(ColumnContract column) {
        return column.type().toLowerCase(Locale.ROOT).replaceFirst("[(<].*", "").strip();
    }

    private String unknown(String name) {
        LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
        List<String> near = Stream.concat(ofExposures().stream(), offered().stream().map(SliceColumn::name))
                .distinct()
                .sorted(Comparator.comparing((String known) -> distance.apply(name, known)).thenComparing(known -> known))
                .limit(NEAREST)
                .toList();
        return "Cannot slice %s by %s: neither its SELECT nor %s has such a column.%s".formatted(
                experiment.name(), name, TABLE, near.isEmpty() ? "" : " Did you mean %s?".formatted(String.join(", ", near)));
    }

    private String others() {
        return "Choose among %s.".formatted(String.join(", ", names()));
    }

    private List<String> names() {
        return customers.columns().stream()
                .filter(column -> OF_FEW_VALUES.contains(type(column)) && !column.key() && column.purposes().stream().anyMatch(purposes()::contains))
                .filter(column -> seen.flatMap(table -> table.column(column.name()))
                        .filter(known -> known.visibility() == Visibility.SHOWN || known.visibility() == Visibility.GUARDED)
                        .isPresent())
                .map(ColumnContract::name)
                .toList();
    }
}

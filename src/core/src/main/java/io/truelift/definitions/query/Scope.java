package io.truelift.definitions.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Names that an expression may use: the relations of its query, and those of the queries around it.
 *
 * @param sources relations of the query
 * @param outer the query around it
 */
record Scope(List<Source> sources, @Nullable Scope outer) {

    static final Scope NONE = new Scope(List.of(), null);

    Scope {
        sources = List.copyOf(sources);
    }

    /**
     * A relation.
     *
     * @param alias its name in the query, in lower case; empty where it has none
     * @param columns its columns in lower case, each with the columns of tables that it hands through; absent where they
     *     are not known
     */
    record Source(String alias, Optional<Map<String, Set<ColumnName>>> columns) {

        boolean mayHave(String column) {
            return columns.isEmpty() || columns.get().containsKey(column);
        }

        /** Columns of tables that are read by reading the column. */
        Set<ColumnName> behind(String column) {
            return columns.map(known -> known.getOrDefault(column, Set.of())).orElse(Set.of());
        }
    }

    Scope and(Scope other) {
        List<Source> both = new ArrayList<>(sources);
        both.addAll(other.sources);
        return new Scope(both, outer);
    }

    Scope within(Scope around) {
        return new Scope(sources, around);
    }

    /** This scope with more names, which come before its own, such as those that ORDER BY may use. */
    Scope with(Map<String, Set<ColumnName>> names) {
        return new Scope(List.of(new Source("", Optional.of(names))), this);
    }

    boolean mayHave(String column) {
        return sources.stream().anyMatch(source -> source.mayHave(column)) || (outer != null && outer.mayHave(column));
    }

    /** Columns of tables that are read by a name without an alias: those of the nearest query that knows it. */
    Set<ColumnName> behind(String column) {
        if (sources.stream().anyMatch(source -> source.columns().isPresent() && source.mayHave(column))) {
            return sources.stream()
                    .flatMap(source -> source.behind(column).stream())
                    .collect(Collectors.toSet());
        }
        return outer == null ? Set.of() : outer.behind(column);
    }

    Optional<Source> source(String alias) {
        return sources.stream()
                .filter(source -> source.alias().equals(alias))
                .findFirst()
                .or(() -> outer == null ? Optional.empty() : outer.source(alias));
    }

    static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}

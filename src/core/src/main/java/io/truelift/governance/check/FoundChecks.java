package io.truelift.governance.check;

import io.truelift.governance.check.ValueCheck.Fits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** What a contract was found to ask for, while it is read. */
final class FoundChecks {
    final List<ValueCheck> values = new ArrayList<>();
    final List<TableCheck> tables = new ArrayList<>();
    private final List<ValueCheck> valueWarnings = new ArrayList<>();
    private final List<TableCheck> tableWarnings = new ArrayList<>();
    private final List<Unusable> unusable = new ArrayList<>();

    ContractChecks all() {
        return new ContractChecks(values, tables, valueWarnings, tableWarnings, unusable);
    }

    void add(Severity severity, ValueCheck check) {
        switch (severity) {
            case ERROR -> values.add(check);
            case WARNING -> valueWarnings.add(check);
        }
    }

    void add(Severity severity, TableCheck check) {
        switch (severity) {
            case ERROR -> tables.add(check);
            case WARNING -> tableWarnings.add(check);
        }
    }

    /** A word that cannot be carried out, and where it stands. */
    void refuse(String message, Object... path) {
        unusable.add(new Unusable(List.of(path), message));
    }

    /** A regular expression; absent, and refused, where it is none. */
    Optional<ValueCheck> pattern(String pattern, Object... path) {
        try {
            Pattern.compile(pattern);
            return Optional.of(new Fits(pattern));
        } catch (PatternSyntaxException e) {
            refuse("the pattern %s is no regular expression: %s".formatted(pattern, e.getDescription()), path);
            return Optional.empty();
        }
    }
}

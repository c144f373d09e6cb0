package io.truelift.governance.dictionary;

import io.truelift.governance.check.ValueCheck;
import java.util.List;
import java.util.Optional;

/**
 * What a column means and what it must hold.
 *
 * @param name column name
 * @param type type in Trino's words, such as {@code decimal(18,4)} or {@code timestamp(6) with time zone}
 * @param description meaning in a sentence
 * @param classification how closely it is guarded
 * @param purposes purposes that it may serve
 * @param required whether null breaks the contract
 * @param unique whether a value may occur once only
 * @param key whether it is part of the primary key
 * @param checks what its values must be, those that are required included
 * @param warnings what its values should be, and is told where they are not
 * @param mask name of the mask in {@code governance/access.yaml}, for roles that see the column masked
 * @param identifiers in which form it holds identifiers of people
 * @param sumsUp table of facts that it sums up as of the last run, such as {@code governed.order_line}; absent where it sums up none
 * @param keys type of the identifiers by which it says whose a row is, such as {@code order_account}; absent where it does not
 * @param partition its place among the columns by which the table's files are told apart, from 1; 0 where they are not told apart by it
 */
public record ColumnContract(
        String name,
        String type,
        String description,
        Classification classification,
        List<String> purposes,
        boolean required,
        boolean unique,
        boolean key,
        List<ValueCheck> checks,
        List<ValueCheck> warnings,
        Optional<String> mask,
        HeldIdentifiers identifiers,
        Optional<String> sumsUp,
        Optional<String> keys,
        int partition) {

    public ColumnContract {
        purposes = List.copyOf(purposes);
        checks = List.copyOf(checks);
        warnings = List.copyOf(warnings);
    }

    /** A column that holds no identifiers, sums up no facts, and by which no files are told apart. */
    public ColumnContract(
            String name,
            String type,
            String description,
            Classification classification,
            List<String> purposes,
            boolean required,
            boolean unique,
            boolean key,
            List<ValueCheck> checks,
            Optional<String> mask) {
        this(
                name,
                type,
                description,
                classification,
                purposes,
                required,
                unique,
                key,
                checks,
                List.of(),
                mask,
                HeldIdentifiers.NONE,
                Optional.empty(),
                Optional.empty(),
                0);
    }
}

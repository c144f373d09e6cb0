package io.truelift.governance.proposal;

import io.truelift.governance.dictionary.ContractField;
import java.util.Optional;

/**
 * Another value for one field of a contract.
 *
 * @param column name of the column; absent for a field of the table
 * @param field the field
 * @param before what stood there when it was proposed
 * @param after what shall stand there; empty where the field shall go
 */
public record FieldEdit(Optional<String> column, ContractField field, String before, String after) {}

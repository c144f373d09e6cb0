package io.truelift.governance.dictionary;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What people may edit of a contract, one by one. What a table is called, and which columns of which types it has, is the pipelines' to change. */
public enum ContractField {
    TABLE_DESCRIPTION("description", Subject.TABLE, Form.TEXT),
    TABLE_BUSINESS_NAME("business_name", Subject.TABLE, Form.TEXT),
    GRAIN("grain", Subject.TABLE, Form.TEXT),
    OWNER("owner", Subject.TABLE, Form.TEXT),
    DOMAIN("domain", Subject.TABLE, Form.TEXT),
    /** A number and a unit, such as {@code 3 y}. */
    RETENTION("retention", Subject.TABLE, Form.TEXT),
    DESCRIPTION("description", Subject.COLUMN, Form.TEXT),
    BUSINESS_NAME("business_name", Subject.COLUMN, Form.TEXT),
    CLASSIFICATION("classification", Subject.COLUMN, Form.TEXT),
    /** Names of purposes, separated by semicolons. */
    PURPOSES("purposes", Subject.COLUMN, Form.LIST),
    MASK("mask", Subject.COLUMN, Form.TEXT),
    REQUIRED("required", Subject.COLUMN, Form.YES_OR_NO),
    UNIQUE("unique", Subject.COLUMN, Form.YES_OR_NO),
    MINIMUM("minimum", Subject.COLUMN, Form.TEXT),
    MAXIMUM("maximum", Subject.COLUMN, Form.TEXT),
    /** The values allowed, separated by semicolons. */
    VALID_VALUES("valid_values", Subject.COLUMN, Form.LIST);

    private final String word;
    private final Subject subject;
    private final Form form;

    ContractField(String word, Subject subject, Form form) {
        this.word = word;
        this.subject = subject;
        this.form = form;
    }

    /** What a field is a field of. */
    public enum Subject {
        TABLE,
        COLUMN
    }

    /** How a value is written. */
    public enum Form {
        TEXT,
        /** {@code true}, or {@code false}, which is also meant where nothing stands. */
        YES_OR_NO,
        /** Values separated by semicolons. */
        LIST
    }

    /** Name of the field in forms and records. */
    public String word() {
        return word;
    }

    public Subject subject() {
        return subject;
    }

    public Form form() {
        return form;
    }

    /** Fields of tables, or of columns, in the order in which they are shown. */
    public static List<ContractField> of(Subject subject) {
        return Arrays.stream(values()).filter(field -> field.subject == subject).toList();
    }

    public static Optional<ContractField> of(Subject subject, String word) {
        return of(subject).stream().filter(field -> field.word.equals(word)).findFirst();
    }
}

package io.truelift.measure;

import java.util.List;

/**
 * A record as a feed gives it.
 *
 * @param source where it comes from
 * @param fields its identifiers
 */
record WrittenRecord(Source source, List<WrittenIdentifier> fields) {

    WrittenRecord {
        fields = List.copyOf(fields);
    }

    static WrittenRecord of(Source source, WrittenIdentifier... fields) {
        return new WrittenRecord(source, List.of(fields));
    }

    /** Where records come from. */
    enum Source {
        CRM(true),
        SIGN_UP(true),
        ORDER(true),
        TILL(true),
        SURVEY(false),
        WEB(false),
        APP(false);

        private final boolean typed;

        Source(boolean typed) {
            this.typed = typed;
        }

        /** Whether people write addresses and numbers into it by hand. */
        boolean typed() {
            return typed;
        }
    }
}

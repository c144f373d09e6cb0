package io.truelift.measure;

import java.util.List;

/**
 * A record as a feed gives it.
 *
 * @param source where it comes from
 * @param fields its identifiers
 */
record Written(Source source, List<Field> fields) {

    Written {
        fields = List.copyOf(fields);
    }

    static Written of(Source source, Field... fields) {
        return new Written(source, List.of(fields));
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

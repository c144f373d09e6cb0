package io.truelift.governance.signoff;

import io.truelift.definitions.query.ColumnName;
import java.time.LocalDate;

/**
 * Leave for one question, as it stands, to read one sensitive column for a while.
 *
 * @param question folder and name, such as {@code segments/well_off}
 * @param column the column
 * @param sha256 of the question's file, so that a changed question needs a new sign-off
 * @param signedBy account of the governance team
 * @param reason why
 * @param from first day, UTC
 * @param until day from which it no longer holds, UTC
 */
public record SignOff(
        String question,
        ColumnName column,
        String sha256,
        String signedBy,
        String reason,
        LocalDate from,
        LocalDate until) {

    public SignOff {
        if (reason.isBlank()) {
            throw new IllegalArgumentException(
                    "Cannot sign off %s for %s without a reason: say why it is needed".formatted(column, question));
        }
        if (!until.isAfter(from)) {
            throw new IllegalArgumentException("Cannot sign off %s for %s until %s: that is not after %s"
                    .formatted(column, question, until, from));
        }
    }

    boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && day.isBefore(until);
    }
}

package io.truelift.platform.database;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.truelift.platform.database.ReportStore.Kind;

/**
 * The form in which reports of a kind are stored. It has a number, which each stored report carries, so that what earlier
 * versions stored can be brought into the form of today before it is read. Found by {@link java.util.ServiceLoader}.
 */
public interface ReportFormat {
    /** Of reports that were stored before they carried a number. */
    int FIRST = 1;

    Kind kind();

    /** Number of today's form. */
    int number();

    /**
     * Brings a stored report into the next form.
     *
     * @param report the stored report, to be changed in place
     * @param from the number of its form, below today's
     */
    void migrate(ObjectNode report, int from);
}

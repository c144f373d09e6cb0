package io.truelift.pipelines.customer;

import io.truelift.pipelines.iceberg.RawRow;
import io.truelift.pipelines.iceberg.TableRow;
import io.truelift.pipelines.identity.rules.Node;
import java.io.Serializable;
import java.util.HashSet;
import org.jspecify.annotations.Nullable;

/** Which customers a build puts together, and which raw rows become facts in it. */
public sealed interface Concerned extends Serializable {

    /** Whether the customer is put together anew. */
    boolean has(String customer);

    /** Whether a raw row becomes a fact in this build; else its fact is there already. */
    boolean makesFactOf(@Nullable String customer, TableRow raw);

    /** Whether a word under the identifier may be handed on to those who stand with it. */
    boolean mayHandOn(Node identifier);

    /** All of them: nothing is there yet, or nothing of it counts. */
    record Everybody() implements Concerned {
        @Override
        public boolean has(String customer) {
            return true;
        }

        @Override
        public boolean makesFactOf(@Nullable String customer, TableRow raw) {
            return true;
        }

        @Override
        public boolean mayHandOn(Node identifier) {
            return true;
        }
    }

    /**
     * Those whom rows of a run concern; what was made of the others holds.
     *
     * @param customers whose records, words, identifiers or facts are others than they were; some may be nobody any more
     * @param moved of them those who won or lost records that were there before; null among them where nobody did
     * @param spokenUnder identifiers under which nobody's words were said, and which may be several people's
     * @param anew raw tables of which every row becomes a fact again
     * @param byCustomer raw tables whose facts name their customer
     * @param runId the run
     */
    record Some(
            HashSet<String> customers,
            HashSet<@Nullable String> moved,
            HashSet<Node> spokenUnder,
            HashSet<String> anew,
            HashSet<String> byCustomer,
            String runId)
            implements Concerned {
        @Override
        public boolean has(String customer) {
            return customers.contains(customer);
        }

        @Override
        public boolean makesFactOf(@Nullable String customer, TableRow raw) {
            return anew.contains(raw.table())
                    || RawRow.runId(raw).equals(runId)
                    || moved.contains(customer) && byCustomer.contains(raw.table());
        }

        @Override
        public boolean mayHandOn(Node identifier) {
            return spokenUnder.contains(identifier);
        }
    }
}

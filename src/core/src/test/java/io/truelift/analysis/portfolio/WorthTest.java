package io.truelift.analysis.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.truelift.analysis.experiment.result.ExperimentReport;
import io.truelift.analysis.experiment.result.Outcome;
import io.truelift.analysis.portfolio.Worth.PerYear;
import io.truelift.analysis.portfolio.Worth.Unknown;
import io.truelift.definitions.experiment.Design;
import io.truelift.platform.database.ReportStore;
import org.junit.jupiter.api.Test;

class WorthTest {
    @Test
    void isTheDifferencePerCustomerTimesTheCustomersOfAYear() {
        PerYear worth = (PerYear) Worth.of(Samples.report("a", Design.AB, Outcome.WON, 2, 0.5));
        // 1,000 customers in 10 days are 36,500 in 365; each is worth 2 pounds, with a reach of 0.98.
        assertThat(worth.customersPerYear()).isEqualTo(36_500);
        assertThat(worth.value().value()).isEqualTo(73_000);
        assertThat(worth.value().interval().low()).isCloseTo(36_500 * (2 - 1.959964 * 0.5), within(0.1));
        assertThat(worth.error()).isEqualTo(18_250);
    }

    @Test
    void ofAHoldoutCountsAllCustomersOncePerWindow() {
        PerYear worth = (PerYear) Worth.of(Samples.report("a", Design.HOLDOUT, Outcome.WON, 2, 0.5));
        // 365 days are 26.07 windows of 14 days.
        assertThat(worth.customersPerYear()).isCloseTo(26_071.4, within(0.1));
    }

    @Test
    void isUnknownWhereThereIsNoMoneyOrTooFewDaysOrNoTrust() {
        assertThat(reason(Samples.report("a", Design.AB, Outcome.WON, "visits", 2, 0.5)))
                .contains("None of its metrics is money");
        assertThat(reason(Samples.report("a", Design.AB, Outcome.NOT_TRUSTED, 2, 0.5)))
                .contains("cannot be trusted");
        assertThat(reason(Samples.report("a", Design.OBSERVATIONAL, Outcome.DESCRIBED, 2, 0.5)))
                .contains("Nobody was assigned at random");
        ExperimentReport once =
                Samples.met(Samples.FIRST, Samples.FIRST, Samples.report("a", Design.AB, Outcome.WON, 2, 0.5));
        assertThat(reason(once)).contains("Customers met it on 1 day only", "fewer than 7 days");
    }

    @Test
    void isReadBackAsItWasWritten() throws Exception {
        ExperimentSummary summary = ExperimentSummary.of(7, Samples.report("a", Design.AB, Outcome.WON, 2, 0.5));
        assertThat(ReportStore.JSON.readValue(ReportStore.JSON.writeValueAsString(summary), ExperimentSummary.class))
                .isEqualTo(summary);
    }

    private static String reason(ExperimentReport report) {
        return ((Unknown) Worth.of(report)).reason();
    }
}

package io.truelift.webui.browser;

import io.truelift.governance.privacy.ConsentReport;
import io.truelift.governance.privacy.ConsentReport.Period;
import io.truelift.governance.privacy.ConsentReport.PurposeConsent;
import io.truelift.governance.privacy.ConsentReport.SegmentEffect;
import io.truelift.governance.privacy.ConsentReport.Step;
import io.truelift.governance.privacy.ConsentReport.Wave;
import io.truelift.governance.privacy.LookUpLog;
import io.truelift.governance.privacy.PersonLookUp.Outcome;
import io.truelift.platform.project.Resources;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** What the governance team sees of consent: half a year of words with a wave of withdrawals in it. */
final class SamplePrivacy {
    private static final LocalDate FIRST = LocalDate.parse("2026-05-25");
    private static final int WEEKS = 26;
    private static final int WAVE = 17;
    private static final int LOOK_UPS = 24;
    private static final long MIXER = 0x9E3779B97F4A7C15L;

    private SamplePrivacy() {}

    static ConsentReport consent(Instant at) {
        PurposeConsent analytics = purpose("analytics", "Being counted", 1_900, 80, 4_120);
        Period wave = analytics.periods().get(WAVE);
        return new ConsentReport(
                at,
                48_210,
                Step.WEEK,
                List.of(
                        analytics,
                        purpose("personalization", "Content chosen for the person", 1_300, 60, 0),
                        purpose("marketing_email", "E-mail about offers", 900, 120, 0),
                        new PurposeConsent("advertising", "Advertising and its measurement", 0, 0, List.of())),
                List.of(new Wave(
                        "analytics",
                        "Being counted",
                        wave,
                        80,
                        List.of(
                                new SegmentEffect("high_lifetime_value", "High lifetime value", 4_310, 612, 9),
                                new SegmentEffect("abandoned_cart", "Abandoned cart", 1_402, 118, 0)))),
                List.of(
                        "Well off is left out: its rule reads a sensitive column, which is hidden from who looks after the data."));
    }

    /** Two dozen look-ups; what the first one found is long forgotten. */
    static void lookUps(DataSource database) {
        LookUpLog log = new LookUpLog(database, Clock.fixed(Instant.parse("2026-11-19T08:30:00Z"), ZoneOffset.UTC));
        for (int i = 0; i < LOOK_UPS; i++) {
            long id = log.begin(
                    "governance",
                    "email:%016x%016x".formatted(MIXER * (i + 1), MIXER * (i + 7)),
                    "Request %d of the person".formatted(4700 + i));
            log.end(id, i % 5 == 3 ? Outcome.NOT_FOUND : Outcome.FOUND);
        }
    }

    /** What people read, as the listener in Trino would have written it. */
    static void queries(DataSource database) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(Resources.text(SamplePrivacy.class, "queries.sql"));
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private static PurposeConsent purpose(String name, String title, long begin, long leave, long wave) {
        List<Period> periods = new ArrayList<>();
        long agreed = 0;
        for (int i = 0; i < WEEKS; i++) {
            long withdrew = leave + i + (i == WAVE ? wave : 0);
            agreed += begin - withdrew - 2;
            periods.add(new Period(FIRST.plusWeeks(i), begin, withdrew, 2, 40, agreed));
        }
        return new PurposeConsent(name, title, agreed, 40L * WEEKS, periods);
    }
}

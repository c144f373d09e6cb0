package io.truelift.webui.analyst;

import io.truelift.analysis.segment.SegmentTrial;
import io.truelift.definitions.query.SqlFileException;
import io.truelift.definitions.segment.Segment;
import io.truelift.platform.database.ReportStore.Kind;
import io.truelift.webui.security.SignedIn;
import io.truelift.webui.warehouse.BackgroundJobs.Status;
import io.truelift.webui.warehouse.Definitions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the warehouse said of segments that are being written: the newest answer for each person and segment. It is kept in
 * memory and for an hour, since it shows rows about people who may withdraw their consent.
 */
@ApplicationScoped
public class SegmentTrials {
    private static final Duration KEPT = Duration.ofHours(1);
    private static final int MOST = 200;

    private final Definitions questions;
    private final SignedIn signedIn;
    private final Clock clock = Clock.systemUTC();
    private final Map<Key, Outcome> outcomes = new LinkedHashMap<>();

    @Inject
    SegmentTrials(Definitions questions, SignedIn signedIn) {
        this.questions = questions;
        this.signedIn = signedIn;
    }

    private record Key(String person, String segment) {}

    /**
     * @param text the text that was asked
     * @param at when the answer came
     * @param trial who would be in it, where that was asked
     * @param plan how the engine would find them, where that was asked
     * @param mistake what the engine found wrong
     */
    public record Outcome(
            String text, Instant at, Optional<SegmentTrial> trial, Optional<String> plan, Optional<Mistake> mistake) {}

    void run(Segment draft, Duration limit) {
        Key key = key(draft.name());
        forget(key);
        questions.tryOut(
                draft,
                limit,
                trial -> keep(key, outcome(draft, Optional.of(trial), Optional.empty(), Optional.empty())),
                e -> keep(key, refused(draft, e)));
    }

    void explain(Segment draft, Duration limit) {
        Key key = key(draft.name());
        forget(key);
        questions.explain(
                draft,
                limit,
                plan -> keep(key, outcome(draft, Optional.empty(), Optional.of(plan), Optional.empty())),
                e -> keep(key, refused(draft, e)));
    }

    Optional<Status> standing(String segment) {
        return questions.standing(Kind.SEGMENT, Definitions.draftOf(segment));
    }

    void cancel(String segment) {
        questions.cancel(Kind.SEGMENT, Definitions.draftOf(segment));
    }

    /** The newest answer; absent where nothing was asked within the hour. */
    synchronized Optional<Outcome> outcome(String segment) {
        outcomes.values()
                .removeIf(outcome -> outcome.at().isBefore(clock.instant().minus(KEPT)));
        return Optional.ofNullable(outcomes.get(key(segment)));
    }

    private Outcome outcome(
            Segment draft, Optional<SegmentTrial> trial, Optional<String> plan, Optional<Mistake> mistake) {
        return new Outcome(draft.file().text(), clock.instant(), trial, plan, mistake);
    }

    private Outcome refused(Segment draft, SqlFileException e) {
        return outcome(draft, Optional.empty(), Optional.empty(), Optional.of(Mistake.of(e)));
    }

    private synchronized void keep(Key key, Outcome outcome) {
        outcomes.remove(key);
        outcomes.put(key, outcome);
        if (outcomes.size() > MOST) {
            outcomes.remove(outcomes.keySet().iterator().next());
        }
    }

    private synchronized void forget(Key key) {
        outcomes.remove(key);
    }

    private Key key(String segment) {
        return new Key(signedIn.person().name(), segment);
    }
}

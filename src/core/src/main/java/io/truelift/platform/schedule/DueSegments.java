package io.truelift.platform.schedule;

import java.time.Clock;
import java.time.Instant;
import java.util.function.Predicate;

/**
 * Works out the segments whose time has come. Of several processes over one database one does each; what was missed while
 * none ran is done once.
 */
public final class DueSegments {
    private final ScheduleStore schedules;
    private final Refresh refresh;
    private final Predicate<String> accounts;
    private final Clock clock;

    /** @param accounts whether there is an account of that name */
    public DueSegments(ScheduleStore schedules, Refresh refresh, Predicate<String> accounts, Clock clock) {
        this.schedules = schedules;
        this.refresh = refresh;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Works a segment out in the name of a person; throws where that cannot be done, and says why. */
    @FunctionalInterface
    public interface Refresh {
        void refresh(String segment, String person);
    }

    /** Works out what is due. A segment that fails is told of, and keeps no other from its turn. */
    public void run() {
        Instant now = clock.instant();
        for (SegmentSchedule due : schedules.all()) {
            if (!due.nextAt().isAfter(now) && schedules.claim(due, due.every().next(now, due.hour()))) {
                schedules.tell(due.segment(), now, failure(due));
            }
        }
    }

    private String failure(SegmentSchedule due) {
        if (!accounts.test(due.person())) {
            return "Cannot work it out in the name of %s: there is no such account any more. Set the schedule anew in your own name."
                    .formatted(due.person());
        }
        try {
            refresh.refresh(due.segment(), due.person());
            return "";
        } catch (RuntimeException e) {
            return String.valueOf(e.getMessage());
        }
    }
}

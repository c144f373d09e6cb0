package io.truelift.pipelines.consent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Every word of a person on a purpose in the order of time, with the state that each made. A grant that ran out is an
 * event of its own. The state after the last event is the one that {@link LatestConsent} settles.
 */
public final class ConsentHistory {
    /**
     * Within one instant: an end before a new grant, a refusal after every grant, and of two grants the stricter last,
     * so that what holds within a record is always its last event.
     */
    private static final Comparator<Event> ORDER = Comparator.comparing(Event::at)
            .thenComparing(Event::kind)
            .thenComparing(event -> event.word().expiresAt(), Comparator.nullsFirst(Comparator.reverseOrder()))
            .thenComparing(event -> event.word().id());

    private final Map<String, ConsentEvent> latest = new HashMap<>();
    private final Set<String> granting = new HashSet<>();
    private final List<Entry> entries = new ArrayList<>();

    private ConsentHistory() {}

    /** What a word did within its record. */
    public enum State {
        GIVEN,
        RENEWED,
        REFUSED,
        WITHDRAWN,
        EXPIRED
    }

    /**
     * @param word the word, or the grant that ran out
     * @param position place among the person's events on the purpose, from 1
     * @param state what happened
     * @param at when
     * @param grantedAfter whether the purpose was granted after it, across all records of the person
     */
    public record Entry(ConsentEvent word, long position, State state, Instant at, boolean grantedAfter) {}

    /** In the order in which events of one instant count. */
    private enum Kind {
        END,
        GRANT,
        REFUSAL
    }

    private record Event(ConsentEvent word, Kind kind, Instant at) {}

    /**
     * @param words every word of the person, in any order
     * @param now grants dated later, and ends that lie later, have not happened yet
     */
    public static List<Entry> of(Collection<ConsentEvent> words, Instant now) {
        Map<String, List<ConsentEvent>> byPurpose = new TreeMap<>();
        words.forEach(word -> byPurpose
                .computeIfAbsent(word.purpose(), purpose -> new ArrayList<>())
                .add(word));
        List<Entry> entries = new ArrayList<>();
        byPurpose.values().forEach(spoken -> {
            ConsentHistory history = new ConsentHistory();
            events(spoken, now).forEach(history::add);
            entries.addAll(history.entries);
        });
        return entries;
    }

    private static List<Event> events(List<ConsentEvent> words, Instant now) {
        List<Event> events = new ArrayList<>();
        for (ConsentEvent word : words) {
            if (!word.granted()) {
                events.add(new Event(word, Kind.REFUSAL, word.decidedAt()));
            } else if (!word.decidedAt().isAfter(now)) {
                events.add(new Event(word, Kind.GRANT, word.decidedAt()));
                Instant end = word.expiresAt();
                if (end != null && end.isAfter(word.decidedAt()) && !end.isAfter(now)) {
                    events.add(new Event(word, Kind.END, end));
                }
            }
        }
        events.sort(ORDER);
        return events;
    }

    private void add(Event event) {
        ConsentEvent word = event.word();
        boolean granted = granting.contains(word.record());
        switch (event.kind()) {
            case END -> {
                if (word.equals(latest.get(word.record()))) {
                    granting.remove(word.record());
                    enter(event, State.EXPIRED);
                }
            }
            case GRANT -> {
                latest.put(word.record(), word);
                if (word.grantsAt(event.at())) {
                    granting.add(word.record());
                } else {
                    granting.remove(word.record());
                }
                enter(event, granted ? State.RENEWED : State.GIVEN);
            }
            case REFUSAL -> {
                latest.put(word.record(), word);
                granting.remove(word.record());
                enter(event, granted ? State.WITHDRAWN : State.REFUSED);
            }
        }
    }

    private void enter(Event event, State state) {
        entries.add(new Entry(event.word(), entries.size() + 1L, state, event.at(), granting.size() == latest.size()));
    }
}

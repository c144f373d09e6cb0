package io.truelift.governance.privacy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * How many people agreed to what, now and over time, and what it did to segments when many took it back.
 *
 * @param measuredAt when
 * @param customers everybody in the customer table
 * @param step how long a period is
 * @param purposes every purpose that needs consent, in the order of {@code governance/purposes.yaml}
 * @param waves periods in which clearly more people than usual ceased to agree, the newest first
 * @param notes what could not be told, in sentences
 */
public record ConsentReport(
        Instant measuredAt,
        long customers,
        Step step,
        List<PurposeConsent> purposes,
        List<Wave> waves,
        List<String> notes) {
    public ConsentReport {
        purposes = List.copyOf(purposes);
        waves = List.copyOf(waves);
        notes = List.copyOf(notes);
    }

    /** How long a period is. */
    public enum Step {
        WEEK,
        MONTH
    }

    /**
     * @param purpose key of the purpose
     * @param title the purpose in words
     * @param agreed people whose grant holds
     * @param refused people whose last word is no, or whose grant ran out
     * @param periods from the first word on, without gaps; empty where nobody spoke
     */
    public record PurposeConsent(String purpose, String title, long agreed, long refused, List<Period> periods) {
        public PurposeConsent {
            periods = List.copyOf(periods);
        }
    }

    /**
     * What changed in a period.
     *
     * @param from first day, UTC
     * @param began people who began to agree
     * @param withdrew people who took it back
     * @param ranOut people whose grant ran out
     * @param refused people who said no without having agreed before
     * @param agreedAtEnd people who agreed when it ended
     */
    public record Period(LocalDate from, long began, long withdrew, long ranOut, long refused, long agreedAtEnd) {

        /** People who ceased to agree. */
        public long ceased() {
            return withdrew + ranOut;
        }

        /** People who agreed when it began. */
        public long agreedAtStart() {
            return agreedAtEnd - began + ceased();
        }
    }

    /**
     * A period in which clearly more people than usual ceased to agree.
     *
     * @param purpose key of the purpose
     * @param title the purpose in words
     * @param period what changed in it
     * @param usual people who cease in the middlemost period
     * @param segments every segment of the purpose that has members whom the wave took, the hardest hit first
     */
    public record Wave(String purpose, String title, Period period, double usual, List<SegmentEffect> segments) {
        public Wave {
            segments = List.copyOf(segments);
        }
    }

    /**
     * What a wave did to a segment, of the people whom its rule finds today.
     *
     * @param segment key of the segment
     * @param title the segment in words
     * @param before people of it who agreed when the period began
     * @param ceased people of it who ceased to agree in the period
     * @param began people of it who began to
     */
    public record SegmentEffect(String segment, String title, long before, long ceased, long began) {

        public long after() {
            return before - ceased + began;
        }
    }
}

package io.truelift.attribution;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.truelift.statistics.Interval;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What a model claims beside what the experiments allow. Credit of all channels and baseline add up to the conversions, to the last digit.
 *
 * @param model key of the model
 * @param title the model in words
 * @param channels the channels, in the order of their names
 * @param baseline conversions that no channel caused
 * @param baselineInterval where those lie
 * @param notes what a reader must know
 */
public record CalibratedCredit(
        String model,
        String title,
        List<CalibratedChannel> channels,
        BigDecimal baseline,
        Interval baselineInterval,
        List<String> notes) {

    public CalibratedCredit {
        channels = List.copyOf(channels);
        notes = List.copyOf(notes);
    }

    /** Where a channel's credit comes from. */
    public enum Basis {
        /** From an experiment on this channel. */
        MEASURED,
        /** The model's, scaled as the experiments scale that of the channels they measured. */
        BORROWED
    }

    /**
     * @param channel the channel
     * @param claimed conversions that the model credits to it
     * @param credit conversions that it caused
     * @param interval where those lie; of a borrowed scale, without the doubt whether it may be borrowed
     * @param value value of those conversions, each worth what the model's are on average
     * @param basis where the credit comes from
     * @param experiment key of the experiment that measured it
     */
    public record CalibratedChannel(
            String channel,
            BigDecimal claimed,
            BigDecimal credit,
            Interval interval,
            BigDecimal value,
            Basis basis,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> experiment) {}
}

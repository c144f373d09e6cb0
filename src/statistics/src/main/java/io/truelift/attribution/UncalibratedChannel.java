package io.truelift.attribution;

/**
 * A channel that names an experiment and is not calibrated by it.
 *
 * @param channel the channel
 * @param experiment key of the experiment
 * @param reason why not, as a sentence
 */
public record UncalibratedChannel(String channel, String experiment, String reason) {

    @Override
    public String toString() {
        return "%s is not calibrated by %s: %s".formatted(channel, experiment, reason);
    }
}

package io.truelift.webui.executive;

import io.truelift.attribution.UncalibratedChannel;
import io.truelift.webui.executive.ClaimTable.Measured;

/**
 * Why an experiment does not calibrate a channel.
 *
 * @param channel the channel
 * @param experiment the experiment
 */
public record Uncalibrated(UncalibratedChannel channel, Measured experiment) {}

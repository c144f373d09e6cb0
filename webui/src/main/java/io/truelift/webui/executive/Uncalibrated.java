package io.truelift.webui.executive;

import io.truelift.webui.executive.ClaimTable.Measured;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why an experiment does not calibrate a channel.
 *
 * @param text what the report says
 * @param experiment the experiment that it names; absent where it names none
 */
public record Uncalibrated(String text, Optional<Measured> experiment) {
    private static final Pattern NAMES_AN_EXPERIMENT = Pattern.compile("is not calibrated by (?<experiment>\\w+):");

    static Uncalibrated of(String note, Function<String, Measured> experiments) {
        Matcher matcher = NAMES_AN_EXPERIMENT.matcher(note);
        return new Uncalibrated(note, matcher.find() ? Optional.of(matcher.group("experiment")).map(experiments) : Optional.empty());
    }
}

package io.truelift.analysis.report;

import java.time.Duration;
import java.util.Optional;

/**
 * One report of several that were refreshed.
 *
 * @param experiment key of the experiment
 * @param took how long it took
 * @param verdict the conclusion; empty where it failed
 * @param failure why there is no new report; the one before stands
 */
public record Refreshing(String experiment, Duration took, String verdict, Optional<String> failure) {}

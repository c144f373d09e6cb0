package io.truelift.attribution;

import io.truelift.attribution.AttributionReport.ChannelCredit;
import io.truelift.attribution.AttributionReport.ModelCredit;
import io.truelift.attribution.CalibratedCredit.Basis;
import io.truelift.attribution.CalibratedCredit.CalibratedChannel;
import io.truelift.statistics.Interval;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Rescales a model's credit to what experiments measured. A model shares out all conversions, also those that would have come anyway; an
 * experiment knows how many would not.
 *
 * <p>A measured channel gets the conversions that its experiment found. What the model says of the other channels is scaled by the ratio of
 * all measured conversions to all that the model claims for the measured channels: until they are tested too, they are taken to overclaim
 * as much as their neighbours. That scale is not let below zero, nor so high that more than all conversions were credited. What is left
 * over is the baseline, with the conversions of journeys without touches.
 *
 * <p>Limits of a sum of independent estimates {@code m_i} with limits {@code l_i, u_i} are {@code sum m - sqrt(sum (m_i - l_i)^2)} and
 * {@code sum m + sqrt(sum (u_i - m_i)^2)} (Zou and Donner 2008, "Construction of Confidence Limits about Effect Measures: A General
 * Approach", Statistics in Medicine 27, 1693-1702, eq. 5).
 */
public final class Calibration {

    private static final MathContext DIGITS = MathContext.DECIMAL128;

    private final Map<String, IncrementalConversions> measured;

    /**
     * @param measured what experiments found, by channel
     * @throws IllegalArgumentException if there is nothing, or the intervals are of several levels
     */
    public Calibration(Map<String, IncrementalConversions> measured) {
        this.measured = new TreeMap<>(measured);
        if (measured.values().stream()
                        .map(each -> each.interval().level())
                        .distinct()
                        .count()
                != 1) {
            throw new IllegalArgumentException(
                    "Cannot calibrate with %s: it takes one experiment or more, all with intervals of one level."
                            .formatted(this.measured.values().stream()
                                    .map(IncrementalConversions::experiment)
                                    .toList()));
        }
    }

    /** The credit as the experiments allow it. A measured channel that is on no path is added to the channels. */
    public CalibratedCredit of(ModelCredit credit) {
        return of(credit, Journeys.NONE);
    }

    /** The same of the credit of these journeys, among whose channels one may be called as those without touches usually are. */
    public CalibratedCredit of(ModelCredit credit, Journeys journeys) {
        return of(credit, journeys.untouched());
    }

    private CalibratedCredit of(ModelCredit credit, String untouched) {
        Map<String, ChannelCredit> claims = new TreeMap<>(
                credit.channels().stream().collect(Collectors.toMap(ChannelCredit::channel, each -> each)));
        claims.remove(untouched);
        measured.keySet()
                .forEach(channel ->
                        claims.putIfAbsent(channel, new ChannelCredit(channel, BigDecimal.ZERO, BigDecimal.ZERO)));
        BigDecimal total = sum(
                credit.channels().stream().map(ChannelCredit::exactConversions).toList());
        BigDecimal totalValue =
                sum(credit.channels().stream().map(ChannelCredit::exactValue).toList());
        Scale scale = scale(claims, total);
        List<CalibratedChannel> channels = new ArrayList<>();
        claims.forEach((channel, claim) -> channels.add(
                measured.containsKey(channel)
                        ? measured(claim, measured.get(channel), total, totalValue)
                        : borrowed(claim, scale)));
        BigDecimal baseline = total.subtract(
                sum(channels.stream().map(CalibratedChannel::credit).toList()));
        double borrowedPerMeasured = scale.claimed() == 0 ? 0 : scale.borrowedClaims() / scale.claimed();
        Interval baselineInterval = new Interval(
                baseline.doubleValue() - scale.above() * (1 + borrowedPerMeasured),
                baseline.doubleValue() + scale.below() * (1 + borrowedPerMeasured),
                scale.level());
        return new CalibratedCredit(
                credit.model(), credit.title(), channels, baseline, baselineInterval, notes(channels, baseline));
    }

    /**
     * What channels without an experiment are multiplied by, and how sure that is.
     *
     * @param factor the ratio of measured to claimed
     * @param claimed what the model claims for measured channels
     * @param borrowedClaims what it claims for the others
     * @param below how far the measured sum may lie below
     * @param above how far it may lie above
     * @param level confidence level
     */
    private record Scale(
            double factor, double claimed, double borrowedClaims, double below, double above, double level) {}

    private Scale scale(Map<String, ChannelCredit> claims, BigDecimal total) {
        double claimed = 0;
        double borrowedClaims = 0;
        for (ChannelCredit claim : claims.values()) {
            claimed += measured.containsKey(claim.channel()) ? claim.conversions() : 0;
            borrowedClaims += measured.containsKey(claim.channel()) ? 0 : claim.conversions();
        }
        double found = 0;
        double below = 0;
        double above = 0;
        for (IncrementalConversions each : measured.values()) {
            found += each.conversions();
            below = Math.hypot(below, each.conversions() - each.interval().low());
            above = Math.hypot(above, each.interval().high() - each.conversions());
        }
        double most = borrowedClaims <= 0 ? 1 : Math.max(0, total.doubleValue() - found) / borrowedClaims;
        double factor = claimed <= 0 ? Math.min(1, most) : Math.clamp(found / claimed, 0, most);
        double level = measured.values().iterator().next().interval().level();
        return new Scale(factor, claimed, borrowedClaims, below, above, level);
    }

    private static CalibratedChannel measured(
            ChannelCredit claim, IncrementalConversions found, BigDecimal total, BigDecimal totalValue) {
        BigDecimal credit = decimals(BigDecimal.valueOf(found.conversions()));
        boolean isClaimed = claim.exactConversions().signum() > 0;
        BigDecimal conversions = isClaimed ? claim.exactConversions() : total;
        BigDecimal worth = isClaimed ? claim.exactValue() : totalValue;
        BigDecimal value = conversions.signum() == 0
                ? BigDecimal.ZERO
                : decimals(credit.multiply(worth).divide(conversions, DIGITS));
        return new CalibratedChannel(
                claim.channel(),
                claim.exactConversions(),
                credit,
                found.interval(),
                value,
                Basis.MEASURED,
                Optional.of(found.experiment()));
    }

    private static CalibratedChannel borrowed(ChannelCredit claim, Scale scale) {
        BigDecimal factor = BigDecimal.valueOf(scale.factor());
        double claimed = claim.conversions();
        double perClaim = scale.claimed() <= 0 ? 0 : Math.abs(claimed) / scale.claimed();
        BigDecimal credit = decimals(claim.exactConversions().multiply(factor));
        Interval interval = new Interval(
                credit.doubleValue() - scale.below() * perClaim,
                credit.doubleValue() + scale.above() * perClaim,
                scale.level());
        return new CalibratedChannel(
                claim.channel(),
                claim.exactConversions(),
                credit,
                interval,
                decimals(claim.exactValue().multiply(factor)),
                Basis.BORROWED,
                Optional.empty());
    }

    private List<String> notes(List<CalibratedChannel> channels, BigDecimal baseline) {
        List<String> notes = new ArrayList<>();
        List<String> borrowed = channels.stream()
                .filter(each -> each.basis() == Basis.BORROWED)
                .map(CalibratedChannel::channel)
                .toList();
        if (!borrowed.isEmpty()) {
            notes.add(
                    "No experiment measured %s: taken to overclaim as the measured channels do together. Hold out some customers from them to know."
                            .formatted(String.join(", ", borrowed)));
        }
        if (baseline.signum() < 0) {
            notes.add(
                    "The experiments found more conversions than the journeys hold: see whether both count the same conversions, people and days.");
        }
        measured.forEach((channel, found) -> {
            if (found.interval().low() < 0 && found.interval().high() > 0) {
                notes.add("The experiment %s cannot tell the effect of %s from none."
                        .formatted(found.experiment(), channel));
            }
        });
        return notes;
    }

    private static BigDecimal decimals(BigDecimal number) {
        return number.setScale(Apportionment.DECIMALS, RoundingMode.HALF_EVEN);
    }

    private static BigDecimal sum(List<BigDecimal> numbers) {
        return numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}

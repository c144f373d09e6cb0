package io.truelift.definitions.experiment;

import io.truelift.definitions.experiment.Experiment.Variant;
import io.truelift.definitions.query.Header;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the variants of an experiment, the control first. */
final class Variants {
    /** Shares written as decimals, such as three times 0.333, add up to one only nearly. */
    private static final double SHARE_TOLERANCE = 0.002;

    private Variants() {}

    static List<Variant> read(Header header, Design design) {
        boolean isRandomised = design != Design.OBSERVATIONAL;
        if (!isRandomised && header.has("control")) {
            throw header.problem("control", "groups that nobody randomised have no control: leave it out");
        }
        String control = isRandomised ? header.text("control") : "";
        List<Variant> variants = new ArrayList<>();
        for (Map.Entry<String, Header> entry :
                header.section("variants").sections().entrySet()) {
            Header variant = entry.getValue();
            variant.allow(isRandomised ? new String[] {"title", "share"} : new String[] {"title"});
            Variant read = new Variant(entry.getKey(), variant.text("title"), isRandomised ? share(variant) : 0);
            variants.add(read.key().equals(control) ? 0 : variants.size(), read);
        }
        if (variants.size() < 2) {
            throw header.problem("variants", "an experiment compares two variants or more");
        }
        if (isRandomised) {
            requireControlAndShares(header, control, variants);
        }
        return variants;
    }

    private static void requireControlAndShares(Header header, String control, List<Variant> variants) {
        if (!variants.getFirst().key().equals(control)) {
            throw header.problem(
                    "control",
                    "%s is none of the variants %s"
                            .formatted(control, header.section("variants").keys()));
        }
        double sum = variants.stream().mapToDouble(Variant::share).sum();
        if (Math.abs(sum - 1) > SHARE_TOLERANCE) {
            throw header.problem("variants", "their shares add up to %s and must add up to 1".formatted(sum));
        }
    }

    /** A share as a decimal or, because thirds are common, as a fraction. */
    private static double share(Header variant) {
        String[] parts = variant.text("share").split("/", -1);
        try {
            BigDecimal share = parts.length == 2
                    ? new BigDecimal(parts[0].strip()).divide(new BigDecimal(parts[1].strip()), MathContext.DECIMAL64)
                    : new BigDecimal(variant.text("share"));
            if (share.signum() > 0 && share.compareTo(BigDecimal.ONE) < 0) {
                return share.doubleValue();
            }
        } catch (ArithmeticException | NumberFormatException e) {
            // Said below, as for a number out of range.
        }
        throw variant.problem(
                "share", "it is %s and must lie between 0 and 1, such as 0.5 or 1/3".formatted(variant.text("share")));
    }
}

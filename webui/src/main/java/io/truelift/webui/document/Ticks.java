package io.truelift.webui.document;

import io.truelift.webui.chart.Axis;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Round places on an axis of lifts. */
final class Ticks {
    private static final int FEWEST = 4;

    private Ticks() {}

    /** At least four where the axis is not very odd: one, two or five times a power of ten apart, zero among them. */
    static List<Double> of(Axis axis) {
        double wanted = (axis.high() - axis.low()) / FEWEST;
        double power = Math.pow(10, Math.floor(Math.log10(wanted)));
        double step = power * (wanted >= 5 * power ? 5 : wanted >= 2 * power ? 2 : 1);
        List<Double> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(axis.low() / step); i * step <= axis.high(); i++) {
            ticks.add(
                    i == 0
                            ? 0
                            : BigDecimal.valueOf(i * step)
                                    .setScale(6, RoundingMode.HALF_UP)
                                    .doubleValue());
        }
        return ticks;
    }

    /** Such as {@code +50%}. */
    static String percent(double tick) {
        String digits = BigDecimal.valueOf(Math.abs(tick) * 100)
                .setScale(3, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
        return tick == 0 ? "0" : (tick < 0 ? "\u2212" : "+") + digits + "%";
    }
}

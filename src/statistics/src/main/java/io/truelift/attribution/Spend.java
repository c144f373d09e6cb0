package io.truelift.attribution;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was spent on channels.
 *
 * @param currency currency of all amounts
 * @param byChannel amount by channel, none below zero
 * @param note what a reader must know of it; empty where nothing
 */
public record Spend(Currency currency, Map<String, BigDecimal> byChannel, String note) {

    /** As it was given, with nothing to say of it. */
    public Spend(Currency currency, Map<String, BigDecimal> byChannel) {
        this(currency, byChannel, "");
    }

    /** @throws IllegalArgumentException if an amount is below zero */
    public Spend {
        byChannel = new TreeMap<>(byChannel);
        byChannel.forEach((channel, amount) -> {
            if (amount.signum() < 0) {
                throw new IllegalArgumentException(
                        "Cannot use a spend of %s %s on %s: it must not be below zero. Enter refunds with the spend they reduce."
                                .formatted(amount.toPlainString(), currency, channel));
            }
        });
    }

    /** @throws IllegalArgumentException if the currency is unknown, or an amount is below zero */
    public static Spend of(String currency, Map<String, BigDecimal> byChannel) {
        return new Spend(currency(currency), byChannel);
    }

    /** @throws IllegalArgumentException if there is no such currency */
    public static Currency currency(String code) {
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "Cannot use the currency '%s': it is no code of ISO 4217, such as EUR, GBP or USD. Write its three capital letters."
                            .formatted(code),
                    e);
        }
    }

    /** @throws IllegalArgumentException if value is counted in another currency */
    public void requireSameAs(Currency ofValue) {
        if (!currency.equals(ofValue)) {
            throw new IllegalArgumentException(
                    "Cannot set value in %s against spend in %s: convert the spend to %s first, at the rate of its days."
                            .formatted(ofValue, currency, ofValue));
        }
    }
}

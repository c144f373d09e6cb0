package io.truelift.measure;

/**
 * What goes wrong with identifiers, each at a rate of its own. Rates are of the population's people unless they say
 * otherwise. Most are assumed, for nobody publishes them; the reason says what the assumption rests on. They were set
 * before any guard was measured.
 */
public enum Noise {
    SHARED_DEVICE(
            0.25, "households of two or more with a tablet on which each signs in; assumed: one household in four"),
    SHARED_BROWSER(0.04, "people on whose browser somebody else signs in; assumed: one in 25, half of them at home"),
    SHOP_DEVICE(
            0.20,
            "people served at a till, a shop tablet or by a call centre whose own device or number lands in the record; a shop serves 300; assumed"),
    FAMILY_EMAIL(0.06, "households of two or more who order with one address; assumed"),
    COMPANY_MAILBOX(0.01, "people who order with info@ of a firm of up to 25; assumed"),
    HOUSEHOLD_PHONE(0.10, "households of two or more who give one landline; assumed"),
    TYPO(
            0.01,
            "fields typed by hand, mistyped so that nobody has the value; single entry by hand errs in about one field of a hundred"),
    TYPO_OF_SOMEBODY(
            0.0001,
            "fields typed by hand, mistyped into another customer's value; one typo of a hundred: numbers in use are dense, customers among them are not"),
    RECYCLED_PHONE(
            0.03,
            "numbers given up that reach another customer; carriers give numbers out again after weeks, and one customer in about 30 inhabitants is a large shop"),
    CARD_OF_ANOTHER(
            0.003, "people who type another person's loyalty card into their own order, half of them at home; assumed"),
    PLACEHOLDER(
            0.01,
            "fields typed by hand that hold a placeholder such as 0000000 or noreply@; assumed, of the order of typos"),
    FORMER_PARTNER(0.01, "people on whose device a former partner's sign-in comes first; assumed");

    private final double rate;
    private final String reason;

    Noise(double rate, String reason) {
        this.rate = rate;
        this.reason = reason;
    }

    /** How often, unless a simulation says otherwise. */
    public double rate() {
        return rate;
    }

    /** Of whom the rate is, and where it is from. */
    public String reason() {
        return reason;
    }

    /** As reports write it. */
    public String words() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
}

package io.truelift.demo;

import io.truelift.demo.Catalogue.Article;
import io.truelift.demo.Randomness.Part;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.apache.commons.rng.UniformRandomProvider;

/** What people order and send back, in the local time of London and in pounds. */
final class Orders {
    private static final DateTimeFormatter LOCAL_TIME =
            DateTimeFormatter.ofPattern("dd/MM/uuuu HH:mm:ss", Locale.ROOT).withZone(ZoneId.of("Europe/London"));
    private static final double SHARE_RETURNED = 0.07;

    private final DemoSize size;
    private final Catalogue catalogue;
    private final FeedWriter writer;
    private long orders;

    Orders(DemoSize size, Catalogue catalogue, FeedWriter writer) {
        this.size = size;
        this.catalogue = catalogue;
        this.writer = writer;
    }

    /**
     * An order that was placed.
     *
     * @param at when
     * @param amount its value in pounds, returns not taken off
     * @param soldIn web, app or store
     */
    record Order(Instant at, BigDecimal amount, String soldIn) {}

    /**
     * Places an order and perhaps sends its first line back some days later. Guests are known by e-mail, or not at all;
     * stores know the loyalty card only.
     *
     * @param first what is bought in any case
     */
    Order place(Shopper person, Article first, Instant at, String soldIn) {
        orders++;
        UniformRandomProvider random = Randomness.stream(size.seed(), Part.ORDER, orders);
        String number = "LW-%07d".formatted(orders);
        int lines = 1 + Randomness.poisson(random, 0.6);
        BigDecimal amount = BigDecimal.ZERO;
        for (int i = 0; i < lines; i++) {
            Article article = i == 0 ? first : catalogue.draw(random, person.generosity());
            int quantity = 1 + Randomness.poisson(random, 0.25);
            amount = amount.add(line(number, at, person, "sale", article, quantity, soldIn));
            Instant returned = at.plus(Duration.ofDays(3 + random.nextInt(11)));
            if (i == 0 && Randomness.happens(random, SHARE_RETURNED) && returned.isBefore(size.endsAt())) {
                line("R" + number, returned, person, "return", article, -quantity, soldIn);
            }
        }
        return new Order(at, amount, soldIn);
    }

    private BigDecimal line(
            String number, Instant at, Shopper person, String kind, Article article, int quantity, String soldIn) {
        boolean inStore = soldIn.equals("store");
        BigDecimal amount = article.price().multiply(BigDecimal.valueOf(quantity));
        writer.write(
                DemoFeedFile.SHOP_ORDER,
                number,
                LOCAL_TIME.format(at),
                inStore ? "" : person.orderAccount().orElse(""),
                inStore || person.isMember() ? "" : person.email().orElse(""),
                inStore ? person.loyaltyCard().orElse("") : "",
                kind,
                article.sku(),
                article.name(),
                Integer.toString(quantity),
                article.price().toPlainString(),
                amount.toPlainString(),
                "GBP",
                person.country(),
                soldIn);
        return amount;
    }
}

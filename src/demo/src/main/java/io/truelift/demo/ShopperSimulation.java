package io.truelift.demo;

import io.truelift.demo.AdTouches.Channel;
import io.truelift.demo.Catalogue.Article;
import io.truelift.demo.Exposures.Exposure;
import io.truelift.demo.Orders.Order;
import io.truelift.demo.Randomness.Part;
import io.truelift.demo.Shopper.Device;
import io.truelift.demo.SimulatedEvent.CartCheck;
import io.truelift.demo.SimulatedEvent.CartReturn;
import io.truelift.demo.SimulatedEvent.EmailVisit;
import io.truelift.demo.SimulatedEvent.OwnVisit;
import io.truelift.demo.SimulatedEvent.StorePurchase;
import io.truelift.demo.WebEvents.Known;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.apache.commons.rng.UniformRandomProvider;

/** One person's time in the world, moment by moment: visits, carts, orders, and the experiments met on the way. */
final class ShopperSimulation {
    private static final double SHARE_BUYING = 0.10;
    private static final double SHARE_FILLING_A_CART = 0.55;
    private static final double SHARE_LOGGED_IN = 0.6;
    private static final double STORE_PURCHASES_PER_DAY = 0.4 / 180;

    private final Shop shop;
    private final Shopper person;
    private final Consents.Record consents;
    private final UniformRandomProvider random;
    private final PriorityQueue<SimulatedEvent> ahead = new PriorityQueue<>(Comparator.comparing(SimulatedEvent::at));
    private final List<Instant> visits = new ArrayList<>();
    private final List<Order> orders = new ArrayList<>();
    private Optional<Exposure> welcome = Optional.empty();
    private Optional<Exposure> reminder = Optional.empty();

    ShopperSimulation(Shop shop, Shopper person, Consents.Record consents) {
        this.shop = shop;
        this.person = person;
        this.consents = consents;
        this.random = Randomness.stream(shop.size().seed(), Part.LIFE, person.number());
    }

    /** Lives to the end of the world; everything is written on the way. */
    void live(List<Emails.Click> clicks) {
        Instant from =
                person.joinedAt().isBefore(shop.size().startsAt()) ? shop.size().startsAt() : person.joinedAt();
        clicks.forEach(click -> ahead.add(new EmailVisit(click)));
        ahead.add(new OwnVisit(nextVisit(from)));
        planStorePurchases(from);
        // An hour is left at the end, so that every visit ends before the world does.
        Instant until = shop.size().endsAt().minus(Duration.ofHours(1));
        for (SimulatedEvent next = ahead.poll(); next != null && next.at().isBefore(until); next = ahead.poll()) {
            switch (next) {
                case OwnVisit visit -> {
                    visit(
                            visit.at(),
                            Randomness.anyOf(random, person.devices()),
                            shop.touches().draw(random),
                            "");
                    ahead.add(new OwnVisit(nextVisit(visit.at().plus(Duration.ofMinutes(30)))));
                }
                case EmailVisit visit -> {
                    visit(
                            visit.at(),
                            visit.click().device(),
                            Channel.EMAIL,
                            visit.click().campaign());
                    redrawNextVisit(visit.at());
                }
                case StorePurchase purchase ->
                    orders.add(shop.orders().place(person, article(), purchase.at(), "store"));
                case CartCheck check -> check(check);
                case CartReturn back -> comeBack(back);
            }
        }
    }

    List<Instant> visits() {
        return visits;
    }

    List<Order> orders() {
        return orders;
    }

    Consents.Record consents() {
        return consents;
    }

    /** Experiments that the person met. */
    List<Exposure> exposures() {
        List<Exposure> met = new ArrayList<>();
        welcome.ifPresent(met::add);
        reminder.ifPresent(met::add);
        return met;
    }

    /** Draws the next visit of a Poisson process whose rate follows the hour, the day and the welcome page (by thinning). */
    private Instant nextVisit(Instant after) {
        double highest = person.visitsPerDay() * 1.6 * 1.2 * SimulatedExperiment.WELCOME_MORE_VISITS;
        Instant at = after;
        do {
            at = at.plusSeconds(1 + (long) Math.min(1e9, Randomness.exponential(random, 86_400 / highest)));
        } while (at.isBefore(shop.size().endsAt())
                && !Randomness.happens(random, person.visitsPerDay() * pace(at) / highest));
        return at;
    }

    /** The visit may have changed the rate; a Poisson process has no memory, so its next moment may be drawn anew. */
    private void redrawNextVisit(Instant after) {
        ahead.removeIf(moment -> moment instanceof OwnVisit);
        ahead.add(new OwnVisit(nextVisit(after)));
    }

    private double pace(Instant at) {
        int hour = at.atOffset(ZoneOffset.UTC).getHour();
        double ofTheDay = hour < 6 ? 0 : hour >= 17 && hour < 22 ? 1.6 : 1;
        double ofTheWeek = at.atOffset(ZoneOffset.UTC).getDayOfWeek().getValue() >= 6 ? 1.2 : 0.92;
        boolean drawn =
                welcome.isPresent() && welcome.get().treated() && welcome.get().follows(at);
        boolean sees = drawn && consents.agreed("personalization", welcome.get().at());
        return ofTheDay * ofTheWeek * (sees ? SimulatedExperiment.WELCOME_MORE_VISITS : 1);
    }

    private void planStorePurchases(Instant from) {
        if (person.loyaltyCard().isEmpty()) {
            return;
        }
        long seconds = Duration.between(from, shop.size().endsAt()).toSeconds();
        int count = Randomness.poisson(random, STORE_PURCHASES_PER_DAY * seconds / 86_400.0 * person.eagerness());
        for (int i = 0; i < count; i++) {
            ahead.add(new StorePurchase(inOpeningHours(from.plusSeconds(random.nextLong(seconds)))));
        }
    }

    private void visit(Instant start, Device device, Channel way, String campaign) {
        boolean buys = Randomness.happens(random, Math.min(0.8, SHARE_BUYING * person.eagerness() * way.readiness()));
        boolean logsIn = person.isMember() && (buys || Randomness.happens(random, SHARE_LOGGED_IN));
        Known known = logsIn ? Known.BY_LOGIN : Known.BY_COOKIE;
        shop.touches().write(person, device, way, start, campaign);
        arrive(start, device, known);
        if (welcome.isEmpty() && shop.welcome().enrols(start)) {
            welcome = Optional.of(shop.exposures().write(shop.welcome(), person, device, start.plusSeconds(2)));
        }
        Instant now = start;
        int views = Randomness.poisson(random, 1.0) + (buys ? 1 : 0);
        Article article = article();
        for (int i = 0; i < views; i++) {
            now = later(now);
            article = article();
            shop.events().write(person, device, known, now, "view", "/article/" + article.sku(), article.sku());
        }
        if (buys) {
            buy(later(now), device, article);
        } else if (views > 0 && Randomness.happens(random, SHARE_FILLING_A_CART)) {
            leaveCart(later(now), device, known, article);
        }
    }

    private void arrive(Instant at, Device device, Known known) {
        visits.add(at);
        shop.events().write(person, device, known, at, "visit", "/", "");
    }

    private void leaveCart(Instant at, Device device, Known known, Article article) {
        shop.events().write(person, device, known, at, "add_to_cart", "/cart", article.sku());
        if (Randomness.happens(random, 0.25)) {
            shop.events().write(person, device, known, at.plusSeconds(40), "checkout", "/checkout", "");
        }
        ahead.add(new CartCheck(at.plus(Duration.ofDays(1)), at, device, article));
    }

    private void buy(Instant at, Device device, Article article) {
        Known known = switch (person.kind()) {
            case MEMBER -> Known.BY_LOGIN;
            case SUBSCRIBER -> Known.BY_EMAIL;
            case STRANGER -> Known.BY_COOKIE;
        };
        shop.events().write(person, device, known, at, "add_to_cart", "/cart", article.sku());
        shop.events().write(person, device, known, at.plusSeconds(45), "checkout", "/checkout", "");
        shop.events().write(person, device, known, at.plusSeconds(150), "purchase", "/thanks", "");
        orders.add(shop.orders().place(person, article, at.plusSeconds(150), WebEvents.surface(device)));
    }

    private void check(CartCheck check) {
        boolean bought = orders.stream().anyMatch(order -> order.at().isAfter(check.leftAt()));
        if (bought) {
            return;
        }
        double finishes = SimulatedExperiment.CARTS_FINISHED;
        if (reminder.isEmpty() && shop.cartReminder().enrols(check.at())) {
            reminder = Optional.of(shop.exposures().write(shop.cartReminder(), person, check.device(), check.at()));
            finishes = reminder.get().treated() ? SimulatedExperiment.CARTS_FINISHED_WITH_REMINDER : finishes;
        }
        if (Randomness.happens(random, finishes)) {
            double days = Math.min(12, Randomness.exponential(random, 2.5));
            ahead.add(new CartReturn(
                    inOpeningHours(check.at().plusSeconds(600 + (long) (days * 86_400))),
                    check.device(),
                    check.article()));
        }
    }

    private void comeBack(CartReturn back) {
        shop.touches().write(person, back.device(), Channel.DIRECT, back.at(), "");
        arrive(back.at(), back.device(), person.isMember() ? Known.BY_LOGIN : Known.BY_COOKIE);
        buy(later(back.at()), back.device(), back.article());
    }

    private Article article() {
        return shop.catalogue().draw(random, person.generosity());
    }

    private Instant later(Instant now) {
        return now.plusSeconds(15 + random.nextInt(150));
    }

    private static Instant inOpeningHours(Instant at) {
        return at.atOffset(ZoneOffset.UTC).getHour() < 6 ? at.plus(Duration.ofHours(9)) : at;
    }
}

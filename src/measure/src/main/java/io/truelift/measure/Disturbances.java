package io.truelift.measure;

import io.truelift.measure.Simulation.Part;
import io.truelift.measure.Written.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The further records of a person in which an identifier is shared with others or is somebody else's. Numbers are drawn
 * in the same way whether a noise is on or off, so one kind does not change another.
 */
final class Disturbances {
    private static final int PEOPLE_OF_A_SHOP = 300;
    private static final int PEOPLE_OF_A_FIRM = 2500;

    private final Simulation simulation;
    private final Person person;
    private final List<Written> records = new ArrayList<>();

    private Disturbances(Simulation simulation, Person person) {
        this.simulation = simulation;
        this.person = person;
    }

    static List<Written> of(Simulation simulation, Person person) {
        Disturbances disturbances = new Disturbances(simulation, person);
        for (Noise noise : Noise.values()) {
            disturbances.add(noise);
        }
        return disturbances.records;
    }

    private void add(Noise noise) {
        SplittableRandom own = random(noise, person.number());
        SplittableRandom home = random(noise, person.household().first());
        switch (noise) {
            case SHARED_DEVICE -> {
                if (person.household().isShared() && simulation.happens(noise, home)) {
                    sharedDevice();
                }
            }
            case SHARED_BROWSER -> {
                if (simulation.happens(noise, own)) {
                    sharedBrowser(own);
                }
            }
            case SHOP_DEVICE -> {
                if (simulation.happens(noise, own)) {
                    shopDevice(own);
                }
            }
            case FAMILY_EMAIL -> {
                if (person.household().isShared() && simulation.happens(noise, home)) {
                    order(claimed(Person.of(simulation, person.household().first()).email(0)));
                }
            }
            case COMPANY_MAILBOX -> {
                if (simulation.happens(noise, own)) {
                    order(claimed(new Field("email", "info@firm%d.co.uk".formatted(person.number() / PEOPLE_OF_A_FIRM), person.number())));
                }
            }
            case HOUSEHOLD_PHONE -> {
                if (person.household().isShared() && simulation.happens(noise, home)) {
                    order(new Field("phone", "+44207%07d".formatted(person.household().first()), person.number()));
                }
            }
            case RECYCLED_PHONE -> recycledPhone(own);
            case CARD_OF_ANOTHER -> {
                if (simulation.happens(noise, own)) {
                    Person other = homeOrStranger(own);
                    if (other.cards() > 0) {
                        order(other.card(0));
                    }
                }
            }
            case FORMER_PARTNER -> {
                Person other = stranger(own);
                if (simulation.happens(noise, own) && other.logins() > 0 && person.devices() > 0) {
                    Field device = person.device(0);
                    records.add(Written.of(Source.APP, other.login(0), new Field("device", device.value(), other.number())));
                    records.add(Written.of(Source.APP, strongest(), device));
                }
            }
            case TYPO, TYPO_OF_SOMEBODY, PLACEHOLDER -> { } // these change fields, see Typing
        }
    }

    private void sharedDevice() {
        int first = person.household().first();
        Field device = new Field("device", "tablet-" + first, person.number());
        Field cookie = new Field("cookie", "tablet-" + first, person.number());
        records.add(Written.of(Source.APP, strongest(), device));
        records.add(Written.of(Source.WEB, strongest(), cookie));
        records.add(Written.of(Source.APP, device, cookie));
    }

    /** Somebody else signs in on the person's browser, which thereby is of both. */
    private void sharedBrowser(SplittableRandom own) {
        Person other = homeOrStranger(own);
        Field cookie = person.cookie(own.nextInt(person.cookies()));
        records.add(Written.of(Source.WEB, strongest(), cookie));
        records.add(Written.of(Source.WEB, strongest(other), new Field("cookie", cookie.value(), other.number())));
    }

    private void shopDevice(SplittableRandom own) {
        int shop = person.number() / PEOPLE_OF_A_SHOP;
        switch (own.nextInt(3)) {
            case 0 -> {
                if (person.cards() > 0) {
                    records.add(Written.of(Source.TILL, person.card(0), new Field("device", "till-" + shop, Field.NOBODY)));
                }
            }
            case 1 -> records.add(Written.of(Source.SIGN_UP, strongest(), person.email(0), new Field("cookie", "shop-tablet-" + shop, Field.NOBODY)));
            default -> order(new Field("phone", Person.phoneNumber(200_000_000L + shop), Field.NOBODY));
        }
    }

    /** The last number given up reaches another customer, who has it in an order of theirs. */
    private void recycledPhone(SplittableRandom own) {
        for (int given = 0; given < person.phones() - 1; given++) {
            if (simulation.happens(Noise.RECYCLED_PHONE, own)) {
                Person other = stranger(own);
                records.add(Written.of(Source.ORDER, person.email(0), person.phone(given)));
                records.add(Written.of(Source.ORDER, strongest(other), new Field("phone", person.phone(given).value(), other.number())));
            }
        }
    }

    private void order(Field field) {
        Field own = strongest();
        records.add(own.type().equals(field.type())
                ? Written.of(Source.ORDER, field)
                : Written.of(Source.ORDER, own, field));
    }

    private Field claimed(Field field) {
        return new Field(field.type(), field.value(), person.number());
    }

    private Field strongest() {
        return strongest(person);
    }

    private static Field strongest(Person someone) {
        if (someone.logins() > 0) {
            return someone.login(0);
        }
        if (someone.cards() > 0) {
            return someone.card(someone.cards() - 1);
        }
        return someone.accounts() > 0 ? someone.account(0) : someone.email(someone.emails() - 1);
    }

    private Person homeOrStranger(SplittableRandom random) {
        if (random.nextInt(2) == 0 && person.household().isShared()) {
            return Person.of(simulation, person.household().other(person.number()));
        }
        return stranger(random);
    }

    private Person stranger(SplittableRandom random) {
        int other = random.nextInt(simulation.people() - 1);
        return Person.of(simulation, other < person.number() ? other : other + 1);
    }

    private SplittableRandom random(Noise noise, int number) {
        return simulation.random(Part.NOISE, number * Noise.values().length + noise.ordinal());
    }
}

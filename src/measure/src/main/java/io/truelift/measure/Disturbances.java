package io.truelift.measure;

import io.truelift.measure.PopulationSettings.Part;
import io.truelift.measure.WrittenRecord.Source;
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

    private final PopulationSettings simulation;
    private final SimulatedPerson person;
    private final List<WrittenRecord> records = new ArrayList<>();

    private Disturbances(PopulationSettings simulation, SimulatedPerson person) {
        this.simulation = simulation;
        this.person = person;
    }

    static List<WrittenRecord> of(PopulationSettings simulation, SimulatedPerson person) {
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
                    order(claimed(
                            SimulatedPerson.of(simulation, person.household().first())
                                    .email(0)));
                }
            }
            case COMPANY_MAILBOX -> {
                if (simulation.happens(noise, own)) {
                    order(claimed(new WrittenIdentifier(
                            "email",
                            "info@firm%d.co.uk".formatted(person.number() / PEOPLE_OF_A_FIRM),
                            person.number())));
                }
            }
            case HOUSEHOLD_PHONE -> {
                if (person.household().isShared() && simulation.happens(noise, home)) {
                    order(new WrittenIdentifier(
                            "phone", "+44207%07d".formatted(person.household().first()), person.number()));
                }
            }
            case RECYCLED_PHONE -> recycledPhone(own);
            case CARD_OF_ANOTHER -> {
                if (simulation.happens(noise, own)) {
                    SimulatedPerson other = homeOrStranger(own);
                    if (other.cards() > 0) {
                        order(other.card(0));
                    }
                }
            }
            case FORMER_PARTNER -> {
                SimulatedPerson other = stranger(own);
                if (simulation.happens(noise, own) && other.logins() > 0 && person.devices() > 0) {
                    WrittenIdentifier device = person.device(0);
                    records.add(WrittenRecord.of(
                            Source.APP,
                            other.login(0),
                            new WrittenIdentifier("device", device.value(), other.number())));
                    records.add(WrittenRecord.of(Source.APP, strongest(), device));
                }
            }
            case TYPO, TYPO_OF_SOMEBODY, PLACEHOLDER -> {} // these change fields, see Typing
        }
    }

    private void sharedDevice() {
        int first = person.household().first();
        WrittenIdentifier device = new WrittenIdentifier("device", "tablet-" + first, person.number());
        WrittenIdentifier cookie = new WrittenIdentifier("cookie", "tablet-" + first, person.number());
        records.add(WrittenRecord.of(Source.APP, strongest(), device));
        records.add(WrittenRecord.of(Source.WEB, strongest(), cookie));
        records.add(WrittenRecord.of(Source.APP, device, cookie));
    }

    /** Somebody else signs in on the person's browser, which thereby is of both. */
    private void sharedBrowser(SplittableRandom own) {
        SimulatedPerson other = homeOrStranger(own);
        WrittenIdentifier cookie = person.cookie(own.nextInt(person.cookies()));
        records.add(WrittenRecord.of(Source.WEB, strongest(), cookie));
        records.add(WrittenRecord.of(
                Source.WEB, strongest(other), new WrittenIdentifier("cookie", cookie.value(), other.number())));
    }

    private void shopDevice(SplittableRandom own) {
        int shop = person.number() / PEOPLE_OF_A_SHOP;
        switch (own.nextInt(3)) {
            case 0 -> {
                if (person.cards() > 0) {
                    records.add(WrittenRecord.of(
                            Source.TILL,
                            person.card(0),
                            new WrittenIdentifier("device", "till-" + shop, WrittenIdentifier.NOBODY)));
                }
            }
            case 1 ->
                records.add(WrittenRecord.of(
                        Source.SIGN_UP,
                        strongest(),
                        person.email(0),
                        new WrittenIdentifier("cookie", "shop-tablet-" + shop, WrittenIdentifier.NOBODY)));
            default ->
                order(new WrittenIdentifier(
                        "phone", SimulatedPerson.phoneNumber(200_000_000L + shop), WrittenIdentifier.NOBODY));
        }
    }

    /** The last number given up reaches another customer, who has it in an order of theirs. */
    private void recycledPhone(SplittableRandom own) {
        for (int given = 0; given < person.phones() - 1; given++) {
            if (simulation.happens(Noise.RECYCLED_PHONE, own)) {
                SimulatedPerson other = stranger(own);
                records.add(WrittenRecord.of(Source.ORDER, person.email(0), person.phone(given)));
                records.add(WrittenRecord.of(
                        Source.ORDER,
                        strongest(other),
                        new WrittenIdentifier("phone", person.phone(given).value(), other.number())));
            }
        }
    }

    private void order(WrittenIdentifier field) {
        WrittenIdentifier own = strongest();
        records.add(
                own.type().equals(field.type())
                        ? WrittenRecord.of(Source.ORDER, field)
                        : WrittenRecord.of(Source.ORDER, own, field));
    }

    private WrittenIdentifier claimed(WrittenIdentifier field) {
        return new WrittenIdentifier(field.type(), field.value(), person.number());
    }

    private WrittenIdentifier strongest() {
        return strongest(person);
    }

    private static WrittenIdentifier strongest(SimulatedPerson someone) {
        if (someone.logins() > 0) {
            return someone.login(0);
        }
        if (someone.cards() > 0) {
            return someone.card(someone.cards() - 1);
        }
        return someone.accounts() > 0 ? someone.account(0) : someone.email(someone.emails() - 1);
    }

    private SimulatedPerson homeOrStranger(SplittableRandom random) {
        if (random.nextInt(2) == 0 && person.household().isShared()) {
            return SimulatedPerson.of(simulation, person.household().other(person.number()));
        }
        return stranger(random);
    }

    private SimulatedPerson stranger(SplittableRandom random) {
        int other = random.nextInt(simulation.people() - 1);
        return SimulatedPerson.of(simulation, other < person.number() ? other : other + 1);
    }

    private SplittableRandom random(Noise noise, int number) {
        return simulation.random(Part.NOISE, number * Noise.values().length + noise.ordinal());
    }
}

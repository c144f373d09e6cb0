package io.truelift.measure;

import io.truelift.measure.PopulationSettings.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;

/** How people write addresses and numbers by hand: in several ways that mean the same, and sometimes wrong. */
final class Typing {
    private static final Set<String> BY_HAND = Set.of("email", "phone", "loyalty_card");

    private final PopulationSettings simulation;
    private final SplittableRandom random;
    private final SplittableRandom writing;

    private Typing(PopulationSettings simulation, int person) {
        this.simulation = simulation;
        this.random = simulation.random(Part.TYPING, 2 * person);
        this.writing = simulation.random(Part.TYPING, 2 * person + 1);
    }

    static List<WrittenRecord> of(PopulationSettings simulation, int person, List<WrittenRecord> meant) {
        Typing typing = new Typing(simulation, person);
        return meant.stream().map(typing::typed).toList();
    }

    private WrittenRecord typed(WrittenRecord record) {
        List<WrittenIdentifier> fields = new ArrayList<>();
        for (WrittenIdentifier field : record.fields()) {
            fields.add(record.source().typed() && BY_HAND.contains(field.type()) ? written(mistyped(field)) : field);
        }
        return new WrittenRecord(record.source(), fields);
    }

    private WrittenIdentifier mistyped(WrittenIdentifier field) {
        if (simulation.happens(Noise.PLACEHOLDER, random)) {
            return placeholder(field.type());
        }
        if (simulation.happens(Noise.TYPO_OF_SOMEBODY, random)) {
            return somebodys(field);
        }
        return simulation.happens(Noise.TYPO, random) ? typo(field) : field;
    }

    private WrittenIdentifier placeholder(String type) {
        List<String> values = switch (type) {
            case "email" -> List.of("noreply@example.com", "none@none.com", "test@test.com");
            case "phone" -> List.of("0000000", "07123456789");
            default -> List.of("0000000000000", "1234567890123");
        };
        return new WrittenIdentifier(type, values.get(random.nextInt(values.size())), WrittenIdentifier.NOBODY);
    }

    private WrittenIdentifier somebodys(WrittenIdentifier field) {
        SimulatedPerson other = SimulatedPerson.of(simulation, random.nextInt(simulation.people()));
        return switch (field.type()) {
            case "phone" -> other.phones() > 0 ? other.phone(0) : field;
            case "loyalty_card" -> other.cards() > 0 ? other.card(0) : field;
            default -> other.email(0);
        };
    }

    /** A value that nobody has: people's own values are never in this range. Which letter slipped makes no difference to a keyed hash. */
    private WrittenIdentifier typo(WrittenIdentifier field) {
        String value = switch (field.type()) {
            case "email" -> "x" + random.nextInt(1_000_000) + field.value();
            case "phone" -> SimulatedPerson.phoneNumber(100_000_000L + random.nextInt(90_000_000));
            default -> "64%011d".formatted(random.nextLong(100_000_000_000L));
        };
        return new WrittenIdentifier(field.type(), value, WrittenIdentifier.NOBODY);
    }

    /** Upper case and national numbers; both mean the same as the plain value. */
    private WrittenIdentifier written(WrittenIdentifier field) {
        double place = writing.nextDouble();
        String value = switch (field.type()) {
            case "email" ->
                place < 0.05
                        ? field.value().toUpperCase(Locale.ROOT)
                        : place < 0.08 ? tagged(field.value()) : field.value();
            case "phone" ->
                place < 0.4 && field.value().startsWith("+44")
                        ? "0" + field.value().substring(3)
                        : field.value();
            default -> field.value();
        };
        return new WrittenIdentifier(field.type(), value, field.owner());
    }

    /** Tags and, at Google, dots that the mailbox ignores. */
    private static String tagged(String address) {
        int at = address.indexOf('@');
        String mailbox = address.substring(0, at);
        return (address.endsWith("@gmail.com") ? mailbox.replace(".", "") : mailbox) + "+shop" + address.substring(at);
    }
}

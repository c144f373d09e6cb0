package io.truelift.demo;

import io.truelift.demo.Randomness.Part;
import io.truelift.demo.Shopper.Device;
import io.truelift.demo.Shopper.Kind;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.apache.commons.statistics.distribution.LogNormalDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** Draws the people of the world. */
final class Shoppers {
    private static final WeightedChoice<Kind> KINDS = WeightedChoice.of(
            List.of(Map.entry(Kind.MEMBER, 0.80), Map.entry(Kind.SUBSCRIBER, 0.13), Map.entry(Kind.STRANGER, 0.07)));
    private static final WeightedChoice<String> COUNTRIES = WeightedChoice.of(List.of(
            Map.entry("United Kingdom", 0.62),
            Map.entry("Ireland", 0.10),
            Map.entry("Germany", 0.09),
            Map.entry("France", 0.08),
            Map.entry("Netherlands", 0.06),
            Map.entry("Spain", 0.05)));
    private static final WeightedChoice<String> FORMS = WeightedChoice.of(
            List.of(Map.entry("mobile", 0.56), Map.entry("desktop", 0.35), Map.entry("tablet", 0.09)));
    private static final List<String> GIVEN_NAMES = List.of(
            "Alice",
            "Amelia",
            "Anna",
            "Arthur",
            "Ben",
            "Björn",
            "Carmen",
            "Chloé",
            "Claire",
            "Daniel",
            "David",
            "Eleanor",
            "Elif",
            "Emma",
            "Felix",
            "Femke",
            "Fiona",
            "Freya",
            "George",
            "Grace",
            "Hannah",
            "Harriet",
            "Hugo",
            "Ines",
            "Isla",
            "Ivy",
            "Jack",
            "James",
            "Jan",
            "José",
            "Julia",
            "Kate",
            "Lars",
            "Leila",
            "Leo",
            "Louise",
            "Lucía",
            "Marie",
            "Martin",
            "Maya",
            "Mia",
            "Mohammed",
            "Niamh",
            "Noah",
            "Nora",
            "Oliver",
            "Olivia",
            "Paul",
            "Peter",
            "Priya",
            "Rosa",
            "Ruth",
            "Sam",
            "Sara",
            "Seán",
            "Sofia",
            "Thomas",
            "Tim",
            "Yusuf",
            "Zoë");
    private static final List<String> FAMILY_NAMES = List.of(
            "Ahmed",
            "Bakker",
            "Baker",
            "Becker",
            "Bell",
            "Bernard",
            "Byrne",
            "Carter",
            "Clarke",
            "Collins",
            "Cooper",
            "Davies",
            "de Vries",
            "Díaz",
            "Dubois",
            "Evans",
            "Fischer",
            "Foster",
            "García",
            "Green",
            "Hall",
            "Harris",
            "Hughes",
            "Jansen",
            "Jones",
            "Kaya",
            "Kelly",
            "Khan",
            "King",
            "Lefèvre",
            "López",
            "Martin",
            "Meyer",
            "Moore",
            "Müller",
            "Murphy",
            "Nowak",
            "O'Brien",
            "O'Connor",
            "Patel",
            "Petit",
            "Reid",
            "Robert",
            "Roberts",
            "Ryan",
            "Schmidt",
            "Shah",
            "Smit",
            "Smith",
            "Taylor",
            "Thompson",
            "Turner",
            "Visser",
            "Walker",
            "Walsh",
            "Weber",
            "White",
            "Williams",
            "Wilson",
            "Wright");
    private static final List<String> MAIL_HOSTS = List.of("example.com", "example.net", "example.org");

    /** Most come seldom, some often: mean 3.6 visits in 180 days. */
    private static final GammaDistribution VISITS_PER_DAY = GammaDistribution.of(1.0, 0.024);
    /** Mean 1. */
    private static final LogNormalDistribution EAGERNESS = LogNormalDistribution.of(-0.08, 0.4);
    /** Median 1. */
    private static final LogNormalDistribution GENEROSITY = LogNormalDistribution.of(0, 0.3);

    private static final NormalDistribution CONTENTMENT = NormalDistribution.of(4.05, 0.7);

    private final DemoSize size;

    Shoppers(DemoSize size) {
        this.size = size;
    }

    Shopper person(int number) {
        UniformRandomProvider random = Randomness.stream(size.seed(), Part.PERSON, number);
        Kind kind = KINDS.draw(random);
        String givenName = Randomness.anyOf(random, GIVEN_NAMES);
        String familyName = Randomness.anyOf(random, FAMILY_NAMES);
        String word = plain(givenName) + "." + plain(familyName) + number;
        Optional<String> email = kind == Kind.STRANGER
                ? Optional.empty()
                : Optional.of(word + "@" + Randomness.anyOf(random, MAIL_HOSTS));
        boolean hasCard = Randomness.happens(random, 0.45);
        Optional<String> account =
                kind == Kind.MEMBER ? Optional.of("K-%07d".formatted(1_000_000 + number)) : Optional.empty();
        return new Shopper(
                number,
                kind,
                givenName,
                familyName,
                email,
                account.map(a -> plain(givenName) + number),
                account,
                account.filter(a -> hasCard).map(a -> "LC%09d".formatted(400_000_000 + number)),
                COUNTRIES.draw(random),
                joinedAt(random),
                devices(number, random),
                VISITS_PER_DAY.createSampler(random).sample(),
                EAGERNESS.createSampler(random).sample(),
                GENEROSITY.createSampler(random).sample(),
                CONTENTMENT.createSampler(random).sample());
    }

    /** A fifth joins while the world is told; the others in the three years before. */
    private Instant joinedAt(UniformRandomProvider random) {
        long before = Randomness.happens(random, 0.2)
                ? -random.nextLong(size.days() * 86_400L * 9 / 10)
                : random.nextLong(3 * 365 * 86_400L);
        return size.startsAt().plus(Duration.ofSeconds(-before));
    }

    private List<Device> devices(int number, UniformRandomProvider random) {
        int count = Math.min(3, 1 + Randomness.poisson(random, 0.4));
        List<Device> devices = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            devices.add(new Device("c%016x".formatted(random.nextLong() & ~3L | i), FORMS.draw(random)));
        }
        return devices;
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("[^A-Za-z]", "")
                .toLowerCase(Locale.ROOT);
    }
}

package io.truelift.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The standard world is what it claims to be, recounted from its files. */
class DemoTruthTest {
    private static final DateTimeFormatter ORDER_TIME = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss");

    @TempDir
    private static Path folder;

    private static Summary summary;
    private static DemoFiles files;

    @BeforeAll
    static void writeStandardWorld() {
        summary = DemoWorld.write(folder, DemoSize.standard());
        files = new DemoFiles(folder);
    }

    @Test
    void itIsAboutHalfAMillionLines() {
        assertThat(summary.totalLines()).isBetween(400_000L, 600_000L);
        assertThat(summary.lines())
                .allSatisfy((name, lines) ->
                        assertThat(lines).as(name).isGreaterThan(name.equals("ad_spend.csv") ? 500 : 5_000));
    }

    /** Bounds: four standard errors of a binomial share, 1 in 16,000 by chance. */
    @Test
    void peopleAgreeInThePlannedShares() throws IOException {
        Map<String, Map<String, Boolean>> firstWords = new TreeMap<>();
        for (JsonNode word : files.json("consent_event.jsonl")) {
            if (word.has("email") && word.path("granted").isBoolean()) {
                firstWords
                        .computeIfAbsent(word.path("purpose").asText(), purpose -> new HashMap<>())
                        .putIfAbsent(
                                word.path("email").asText(),
                                word.path("granted").asBoolean());
            }
        }
        Map<String, Double> planned =
                Map.of("analytics", 0.75, "personalization", 0.60, "marketing_email", 0.55, "advertising", 0.45);
        planned.forEach((purpose, share) -> {
            List<Boolean> words = List.copyOf(firstWords.get(purpose).values());
            double granted = words.stream().filter(w -> w).count() / (double) words.size();
            assertThat(words).hasSizeGreaterThan(17_000);
            assertThat(granted).as(purpose).isCloseTo(share, within(4 * Math.sqrt(share * (1 - share) / words.size())));
        });
    }

    @Test
    void someWithdrawAndSomeOfThemComeBack() throws IOException {
        Map<String, List<Boolean>> words = new HashMap<>();
        for (JsonNode word : files.json("consent_event.jsonl")) {
            if (word.has("email")) {
                words.computeIfAbsent(
                                word.path("email").asText()
                                        + word.path("purpose").asText(),
                                key -> new ArrayList<>())
                        .add(word.path("granted").asBoolean());
            }
        }
        assertThat(words.values().stream().filter(List.of(true, false)::equals).count())
                .isBetween(1_200L, 2_400L);
        assertThat(words.values().stream()
                        .filter(List.of(true, false, true)::equals)
                        .count())
                .isBetween(200L, 600L);
    }

    @Test
    void halfOfThePeopleMeetEachVariant() throws IOException {
        for (JsonNode arms : files.truth().path("experiments")) {
            long[] people = new long[2];
            int i = 0;
            for (JsonNode arm : arms) {
                people[i++] = arm.path("people").asLong();
            }
            double total = people[0] + people[1];
            assertThat(people[0] / total).isCloseTo(0.5, within(4 * Math.sqrt(0.25 / total)));
        }
    }

    /** The planted 0.36 against 0.30 of the carts, plus those who would order anyway: about 15 % more people with an order. */
    @Test
    void theCartReminderTrulyLiftsConversion() throws IOException {
        JsonNode arms = files.truth().path("experiments").path("cart_reminder");
        double control = share(arms.path("control"), "people_who_ordered");
        double reminder = share(arms.path("reminder"), "people_who_ordered");
        assertThat(reminder / control - 1).isBetween(0.08, 0.23);
        assertThat((reminder - control) / standardError(arms.path("control"), arms.path("reminder")))
                .isGreaterThan(3);
    }

    /** The same from the files alone: members by their login, their orders by their account, whatever they agreed to. */
    @Test
    void theCartReminderLiftIsInTheFeedsThemselves() throws IOException {
        Map<String, String> accounts = new HashMap<>();
        for (CSVRecord member : files.csv("crm_customer.csv")) {
            accounts.put(member.get("login"), member.get("order_account"));
        }
        Map<String, List<Instant>> orders = new HashMap<>();
        for (CSVRecord line : files.csv("shop_order.csv")) {
            if (line.get("kind").equals("sale") && !line.get("order_account").isEmpty()) {
                orders.computeIfAbsent(line.get("order_account"), account -> new ArrayList<>())
                        .add(LocalDateTime.parse(line.get("ordered_at"), ORDER_TIME)
                                .atZone(ZoneId.of("Europe/London"))
                                .toInstant());
            }
        }
        Map<String, long[]> arms = new HashMap<>();
        for (CSVRecord exposure : files.csv("experiment_exposure.csv")) {
            if (exposure.get("experiment").equals("cart_reminder")
                    && !exposure.get("login").isEmpty()) {
                Instant from = Instant.parse(exposure.get("exposed_at"));
                Instant until = from.plus(Duration.ofDays(14));
                boolean ordered = orders.getOrDefault(accounts.get(exposure.get("login")), List.of()).stream()
                        .anyMatch(at -> !at.isBefore(from) && at.isBefore(until));
                long[] arm = arms.computeIfAbsent(exposure.get("variant"), variant -> new long[2]);
                arm[0]++;
                arm[1] += ordered ? 1 : 0;
            }
        }
        double control = arms.get("control")[1] / (double) arms.get("control")[0];
        double reminder = arms.get("reminder")[1] / (double) arms.get("reminder")[0];
        assertThat(arms.get("control")[0]).isGreaterThan(2_000);
        assertThat(reminder / control - 1).isBetween(0.08, 0.23);
    }

    /** Planted: 8 % more visits. With about 2,600 people per arm the visits show it; the revenue, far noisier, need not. */
    @Test
    void theWelcomePageTrulyBringsMoreVisits() throws IOException {
        JsonNode arms = files.truth().path("experiments").path("welcome_personalization");
        assertThat(arms.path("control").path("people").asLong()).isGreaterThan(2_000);
        assertThat(share(arms.path("personalized"), "visits") / share(arms.path("control"), "visits") - 1)
                .isBetween(0.03, 0.13);
    }

    @Test
    void somePeopleMetBothVariants() throws IOException {
        Map<String, Set<String>> variants = new HashMap<>();
        for (CSVRecord exposure : files.csv("experiment_exposure.csv")) {
            if (!exposure.get("variant").isEmpty()) {
                variants.computeIfAbsent(
                                exposure.get("experiment")
                                        + exposure.get("login")
                                        + exposure.get("cookie")
                                        + exposure.get("email"),
                                key -> new HashSet<>())
                        .add(exposure.get("variant"));
            }
        }
        assertThat(variants.values().stream().filter(v -> v.size() > 1).count())
                .isEqualTo(files.truth().path("exposures_crossed").asLong())
                .isBetween(20L, 120L);
    }

    @Test
    void mostCookiesOfBuyersLeadToAPerson() throws IOException {
        Set<String> buying = new HashSet<>();
        Set<String> named = new HashSet<>();
        for (JsonNode event : files.json("web_event.jsonl")) {
            if (event.path("type").asText().equals("purchase")) {
                buying.add(event.path("cookie").asText());
            }
            if (event.has("login") || event.has("email")) {
                named.add(event.path("cookie").asText());
            }
        }
        double share = buying.stream().filter(named::contains).count() / (double) buying.size();
        assertThat(share).as("all but the strangers, who are 7 %").isBetween(0.90, 0.96);
    }

    @Test
    void everyPlantedMistakeIsInItsFile() throws IOException {
        JsonNode planted = files.truth().path("lines_that_break_the_contract");
        long readable = files.json("web_event.jsonl").size();
        assertThat(summary.lines().get("web_event.jsonl") - readable)
                .isEqualTo(
                        planted.path("web_event.jsonl").path("line cut short").asLong());
        assertThat(files.csv("shop_order.csv").stream()
                        .filter(line -> line.get("currency").equals("XYZ"))
                        .count())
                .isEqualTo(
                        planted.path("shop_order.csv").path("unknown currency").asLong());
        assertThat(files.csv("crm_customer.csv").stream()
                        .filter(line -> line.get("birth_year").startsWith("-"))
                        .count())
                .isEqualTo(planted.path("crm_customer.csv")
                        .path("birth year below zero")
                        .asLong());
        assertThat(files.csv("experiment_exposure.csv").stream()
                        .filter(line -> line.get("variant").isEmpty())
                        .count())
                .isEqualTo(planted.path("experiment_exposure.csv")
                        .path("no variant")
                        .asLong());
        for (String file : List.of(
                "crm_customer.csv", "shop_order.csv", "ad_touch.csv", "experiment_exposure.csv", "survey_answer.csv")) {
            assertThat(files.csv(file)).allMatch(CSVRecord::isConsistent);
        }
    }

    @Test
    void nothingHappensAfterTheEnd() throws IOException {
        Instant end = DemoSize.standard().endsAt();
        assertThat(files.json("web_event.jsonl").stream()
                        .map(event -> event.path("time").asText())
                        .filter(time -> time.startsWith("20"))
                        .map(Instant::parse))
                .allMatch(at -> at.isBefore(end));
        assertThat(Files.readString(folder.resolve("email_event.jsonl"))).doesNotContain("2026-11-15T");
        assertThat(Files.readString(folder.resolve("shop_order.csv"))).doesNotContain("15/11/2026");
        assertThat(Files.readString(folder.resolve("survey_answer.csv"))).doesNotContain("2026-11-15T");
    }

    private static double share(JsonNode arm, String what) {
        return arm.path(what).asDouble() / arm.path("people").asDouble();
    }

    /** Of the difference of two shares, unpooled. */
    private static double standardError(JsonNode one, JsonNode other) {
        double variance = 0;
        for (JsonNode arm : List.of(one, other)) {
            double share = share(arm, "people_who_ordered");
            variance += share * (1 - share) / arm.path("people").asDouble();
        }
        return Math.sqrt(variance);
    }
}

package io.truelift.demo;

import io.truelift.demo.Randomness.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * What people agreed to. Who agrees to one purpose tends to agree to the others: each purpose's answer hangs on one
 * disposition of the person and on chance (a one-factor Gaussian copula), so that every purpose keeps its own share.
 */
final class Consents {
    /** Share of people who agree, of those who are asked. */
    static final Map<String, Double> SHARES = shares();

    private static final double SHARE_ASKED = 0.97;
    private static final double SHARE_WITHDRAWN = 0.05;
    private static final double SHARE_BACK_AGAIN = 0.2;
    private static final double DISPOSITION = 0.75;
    private static final NormalDistribution STANDARD = NormalDistribution.of(0, 1);
    private static final Instant SECOND_NOTICE = Instant.parse("2025-06-01T00:00:00Z");

    private final DemoSize size;
    private final FeedWriter writer;

    Consents(DemoSize size, FeedWriter writer) {
        this.size = size;
        this.writer = writer;
    }

    /** One word of a person on one purpose. */
    private record Word(String purpose, Agreement agreement, Instant at, String source) {}

    enum Agreement {
        GRANTED,
        REFUSED
    }

    /** Somebody's words over time. */
    static final class Record {
        private final List<Word> words = new ArrayList<>();

        /** Whether the last word on the purpose by then was a grant; no word means no. */
        boolean agreed(String purpose, Instant when) {
            Optional<Word> last = words.stream()
                    .filter(w -> w.purpose().equals(purpose) && !w.at().isAfter(when))
                    .reduce((earlier, later) -> later);
            return last.filter(w -> w.agreement() == Agreement.GRANTED).isPresent();
        }
    }

    /** Draws somebody's words and writes them: by e-mail where the shop knows one, else by cookie. */
    Record write(Shopper person) {
        Record record = new Record();
        UniformRandomProvider random = Randomness.stream(size.seed(), Part.CONSENT, person.number());
        if (!Randomness.happens(random, SHARE_ASKED)) {
            return record;
        }
        double disposition = STANDARD.createSampler(random).sample();
        boolean askedByBanner = Randomness.happens(random, 0.2);
        for (Map.Entry<String, Double> share : SHARES.entrySet()) {
            double inclination = DISPOSITION * disposition
                    + Math.sqrt(1 - DISPOSITION * DISPOSITION)
                            * STANDARD.createSampler(random).sample();
            Agreement first = STANDARD.cumulativeProbability(inclination) < share.getValue()
                    ? Agreement.GRANTED
                    : Agreement.REFUSED;
            if (person.email().isEmpty() && share.getKey().equals("marketing_email")) {
                continue;
            }
            Word word = new Word(
                    share.getKey(), first, person.joinedAt(), person.isMember() ? "sign_up_form" : "cookie_banner");
            say(person, record, word);
            if (askedByBanner && person.email().isPresent() && !share.getKey().equals("marketing_email")) {
                writeByCookie(person, new Word(word.purpose(), first, word.at(), "cookie_banner"));
            }
            if (first == Agreement.GRANTED && Randomness.happens(random, SHARE_WITHDRAWN)) {
                withdraw(person, record, share.getKey(), random);
            }
        }
        return record;
    }

    private void withdraw(Shopper person, Record record, String purpose, UniformRandomProvider random) {
        Instant from = person.joinedAt().isBefore(size.startsAt()) ? size.startsAt() : person.joinedAt();
        long seconds = Duration.between(from, size.endsAt()).toSeconds();
        Instant withdrawn = from.plusSeconds(1 + random.nextLong(seconds - 1));
        say(person, record, new Word(purpose, Agreement.REFUSED, withdrawn, "preference_page"));
        long left = Duration.between(withdrawn, size.endsAt()).toSeconds();
        if (left > 2 && Randomness.happens(random, SHARE_BACK_AGAIN)) {
            say(
                    person,
                    record,
                    new Word(
                            purpose,
                            Agreement.GRANTED,
                            withdrawn.plusSeconds(1 + random.nextLong(left - 1)),
                            "preference_page"));
        }
    }

    private void say(Shopper person, Record record, Word word) {
        record.words.add(word);
        if (person.email().isPresent()) {
            write(person.email().get(), "", word);
        } else {
            writeByCookie(person, word);
        }
    }

    private void writeByCookie(Shopper person, Word word) {
        write("", person.devices().getFirst().cookie(), word);
    }

    private void write(String email, String cookie, Word word) {
        writer.write(
                DemoFeedFile.CONSENT_EVENT,
                email,
                cookie,
                word.purpose(),
                word.agreement() == Agreement.GRANTED,
                word.at().toString(),
                word.source(),
                word.at().isBefore(SECOND_NOTICE) ? "1" : "2");
    }

    private static Map<String, Double> shares() {
        Map<String, Double> shares = new LinkedHashMap<>();
        shares.put("analytics", 0.75);
        shares.put("personalization", 0.60);
        shares.put("marketing_email", 0.55);
        shares.put("advertising", 0.45);
        return Collections.unmodifiableMap(shares);
    }
}

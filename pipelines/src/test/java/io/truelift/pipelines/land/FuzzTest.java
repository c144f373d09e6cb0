package io.truelift.pipelines.land;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.governance.identity.Identifiers;
import io.truelift.pipelines.Declarations;
import io.truelift.pipelines.FuzzedLines;
import io.truelift.pipelines.feed.Feed;
import io.truelift.pipelines.feed.Line;
import io.truelift.pipelines.feed.Rejection;
import io.truelift.pipelines.iceberg.TableRow;
import io.truelift.pipelines.iceberg.TableRowCoder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A million broken lines, each of which is published or set aside with a reason that a person can read. */
@Tag("slow")
class FuzzTest {
    private static final int LINES = 510_000;
    /** What a reader of the quarantine does not want to meet: names of classes, of methods, and Java's word for nothing. */
    private static final Pattern UNREADABLE =
            Pattern.compile("\\w+Exception|java\\.|com\\.|org\\.|\\bnull\\b|\\w+\\(\\)");

    private final Identifiers identifiers = new Identifiers("a key for tests".getBytes(StandardCharsets.UTF_8));

    @Test
    void halfAMillionLinesOfCsv() throws IOException {
        Tally tally = land("orders", new FuzzedLines(20_261_124).orders(LINES));
        System.out.println("CSV: " + tally);
        assertThat(tally.published).isGreaterThan(LINES / 3);
        assertThat(tally.rules.keySet()).contains("encoding", "identifier", "malformed", "required", "size", "type");
    }

    @Test
    void halfAMillionLinesOfJson() throws IOException {
        Tally tally = land("visits", new FuzzedLines(20_261_125).visits(LINES));
        System.out.println("JSON Lines: " + tally);
        assertThat(tally.published).isGreaterThan(LINES / 3);
        assertThat(tally.rules.keySet()).contains("encoding", "malformed", "required", "type", "validValues");
    }

    private Tally land(String declared, byte[] content) throws IOException {
        Feed feed = Declarations.feed(declared);
        LineConverter converter = new LineConverter(feed, Declarations.DICTIONARY, identifiers, "run");
        LineContent contents = new LineContent(feed.name(), identifiers);
        Tally tally = new Tally();
        try (FileLines lines = FileLines.open(new ByteArrayInputStream(content), feed)) {
            long before = 0;
            for (FileLines.Result result = lines.next(); result != null; result = lines.next()) {
                assertThat(result.number()).as("lines are met once, in order").isGreaterThan(before);
                before = result.number();
                tally.in++;
                switch (result) {
                    case FileLines.Result.Broken(long number, Rejection rejection) -> tally.quarantine(rejection);
                    case FileLines.Result.Read(var line) -> {
                        try {
                            String name = contents.hash(line);
                            for (TableRow row :
                                    converter.convert(new Line(line.number(), name + "-0", line.fields()), "file")) {
                                TableRowCoder.bytes(row);
                            }
                            tally.published++;
                        } catch (Rejection rejection) {
                            tally.quarantine(rejection);
                        }
                    }
                }
            }
        }
        assertThat(tally.in).isEqualTo(tally.published + tally.quarantined);
        return tally;
    }

    private static final class Tally {
        private final Map<String, Integer> rules = new TreeMap<>();
        private long in;
        private long published;
        private long quarantined;

        void quarantine(Rejection rejection) {
            quarantined++;
            rules.merge(rejection.rule(), 1, Integer::sum);
            String reason = rejection.getMessage();
            String ownWords = reason.replaceAll("(?s)\".*\"", "a value");
            if (!reason.startsWith("Cannot ")
                    || !reason.endsWith(".")
                    || UNREADABLE.matcher(ownWords).find()) {
                throw new AssertionError("The reason reads badly: " + reason);
            }
        }

        @Override
        public String toString() {
            return "%,d in = %,d published + %,d quarantined %s".formatted(in, published, quarantined, rules);
        }
    }
}

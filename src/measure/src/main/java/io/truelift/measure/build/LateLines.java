package io.truelift.measure.build;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.truelift.platform.database.ReportStore;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that comes half a month after another: of each of its files one line in a hundred, with an id of its own and
 * a later time. So it holds new records about people who are known, as a day's delivery does.
 */
final class LateLines {
    private static final int ONE_IN = 100;
    private static final int DAYS = 15;
    private static final String FOLDER = "late";

    private static final List<Change> CHANGES = List.of(
            new Change("crm_customer.csv", null, "customer_since", DateTimeFormatter.ISO_LOCAL_DATE),
            new Change("consent_event.jsonl", null, "decided_at", DateTimeFormatter.ISO_OFFSET_DATE_TIME),
            new Change("web_event.jsonl", "event_id", "time", DateTimeFormatter.ISO_OFFSET_DATE_TIME),
            new Change(
                    "shop_order.csv", "order_number", "ordered_at", DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss")),
            new Change("email_event.jsonl", "message_id", "time", DateTimeFormatter.ISO_OFFSET_DATE_TIME),
            new Change("ad_touch.csv", "touch_id", "touched_at", DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss")),
            new Change("ad_spend.csv", null, "day", DateTimeFormatter.ISO_LOCAL_DATE),
            new Change("experiment_exposure.csv", null, "exposed_at", DateTimeFormatter.ISO_OFFSET_DATE_TIME),
            new Change("survey_answer.csv", "answer_id", "answered_at", DateTimeFormatter.ISO_OFFSET_DATE_TIME));

    private LateLines() {}

    /**
     * What makes a line of a file a new one.
     *
     * @param id the field that names the record; null where none does
     * @param time the field with its time
     */
    private record Change(String file, @Nullable String id, String time, DateTimeFormatter format) {

        Optional<String> later(String text) {
            try {
                Temporal time =
                        (Temporal) format.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
                return Optional.of(format.format(time.plus(DAYS, ChronoUnit.DAYS)));
            } catch (DateTimeException e) {
                return Optional.empty(); // one of the lines that are wrong on purpose
            }
        }
    }

    /** Writes the late files to a folder, under other names than the first had, and answers how many lines they have. */
    static long write(Path feeds, Path late) throws IOException {
        Files.createDirectories(late.resolve(FOLDER));
        long lines = 0;
        for (Change change : CHANGES) {
            Path to = late.resolve(FOLDER).resolve(change.file());
            try (BufferedReader in = Files.newBufferedReader(feeds.resolve(change.file()));
                    BufferedWriter out = Files.newBufferedWriter(to)) {
                lines += change.file().endsWith(".csv") ? csv(change, in, out) : json(change, in, out);
            }
        }
        return lines;
    }

    private static long json(Change change, BufferedReader in, BufferedWriter out) throws IOException {
        long read = 0;
        long written = 0;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (++read % ONE_IN == ONE_IN / 2 && line.endsWith("}")) {
                ObjectNode fields = (ObjectNode) ReportStore.JSON.readTree(line);
                Optional<String> later = change.later(fields.path(change.time()).asText());
                if (later.isPresent()) {
                    fields.put(change.time(), later.get());
                    if (change.id() != null) {
                        fields.put(change.id(), fields.path(change.id()).asText() + "-late");
                    }
                    out.write(ReportStore.JSON.writeValueAsString(fields) + "\n");
                    written++;
                }
            }
        }
        return written;
    }

    private static long csv(Change change, BufferedReader in, BufferedWriter out) throws IOException {
        String header = in.readLine();
        List<String> names = fields(header);
        out.write(header + "\n");
        long read = 0;
        long written = 0;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (++read % ONE_IN == ONE_IN / 2) {
                List<String> fields = fields(line);
                int time = names.indexOf(change.time());
                Optional<String> later = change.later(fields.get(time));
                if (later.isPresent()) {
                    fields.set(time, later.get());
                    if (change.id() != null) {
                        int id = names.indexOf(change.id());
                        fields.set(id, fields.get(id) + "-late");
                    }
                    StringWriter text = new StringWriter();
                    CSVFormat.RFC4180.print(text).printRecord(fields);
                    out.write(text.toString());
                    written++;
                }
            }
        }
        return written;
    }

    /** No field of these files goes over a line's end. */
    private static List<String> fields(String line) throws IOException {
        try (CSVParser parser = CSVParser.parse(new StringReader(line), CSVFormat.RFC4180)) {
            return parser.stream().map(CSVRecord::toList).findFirst().orElseThrow();
        }
    }
}

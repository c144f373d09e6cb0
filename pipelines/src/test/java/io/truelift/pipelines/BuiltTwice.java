package io.truelift.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.governance.dictionary.TableContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A shop of which every build is held against one that makes everything of the same raw rows: they make the same tables. */
final class BuiltTwice {
    static final String CONCERNED = "only what is new";

    private static final String FEED = """
            feed: NAME
            title: What the tests of builds deliver
            owner: commerce
            source: {files: ["NAME*.jsonl"], format: jsonl}
            identifiers:
              - {type: login, from: login}
              - {type: login, from: also}
              - {type: email, from: email}
              - {type: cookie, from: cookie}
            """;

    private final Shop shop;
    private int files;

    private BuiltTwice(Shop shop) {
        this.shop = shop;
    }

    /** People, their words, their orders, visits and answers; of answers the latest of an id counts, and some are taken back. */
    static BuiltTwice in(Path folder) {
        try {
            Path declarations = Files.createDirectories(folder.resolve("declarations"));
            declare(declarations, "people", """
                    records:
                      - table: customer_record
                        columns: {given_name: {from: name}, stated_at: {from: at}}
                    """);
            declare(declarations, "words", """
                    records: []
                    consent:
                      - purposes: [analytics]
                        granted: {from: granted}
                        decided_at: {from: at}
                        expires_at: {from: until}
                        source: {value: preference page}
                    """);
            declare(declarations, "orders", """
                    records:
                      - table: order_line
                        columns:
                          order_id: {from: id}
                          ordered_at: {from: at}
                          product_id: {value: tea}
                          quantity: {value: "1"}
                          unit_price: {from: amount}
                          amount: {from: amount}
                          currency: {value: GBP}
                          is_cancellation: {value: "false"}
                    """);
            declare(declarations, "visits", """
                    records:
                      - table: event
                        columns: {event_id: {from: id}, occurred_at: {from: at}, event_type: {value: visit}}
                    """);
            declare(declarations, "answers", """
                    records:
                      - table: survey_answer
                        key: [answer_id]
                        repeats: latest
                        latest_by: answered_at
                        deletes: {column: op, in: [d]}
                        columns:
                          answer_id: {from: id}
                          survey: {value: after_order}
                          question: {value: csat}
                          score: {from: score}
                          answered_at: {from: at}
                    """);
            return new BuiltTwice(Shop.in(folder.resolve("shop"), declarations));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void declare(Path declarations, String feed, String records) throws IOException {
        Files.writeString(declarations.resolve(feed + ".yaml"), FEED.replace("NAME", feed) + records);
    }

    Shop shop() {
        return shop;
    }

    Published published() {
        return shop.published();
    }

    /** Delivers a file of a feed; each line is the inside of a JSON object, with single quotes. */
    BuiltTwice deliver(String feed, String... lines) {
        String[] objects = new String[lines.length];
        for (int i = 0; i < lines.length; i++) {
            objects[i] = "{" + lines[i].replace('\'', '"') + "}";
        }
        shop.deliver("%s-%03d.jsonl".formatted(feed, ++files), objects);
        return this;
    }

    /** People who stay as they are, with a login, an address and an order each. */
    BuiltTwice withBystanders(int people) {
        String[] records = new String[people];
        String[] orders = new String[people];
        for (int i = 0; i < people; i++) {
            records[i] = "'login': 'by%d', 'email': 'by%d@example.org', 'name': 'By%d', 'at': '2026-01-01T10:00:00Z'"
                    .formatted(i, i, i);
            orders[i] = order("by" + i, "by%d@example.org".formatted(i));
        }
        return deliver("people", records).deliver("orders", orders);
    }

    static String person(String login, String email) {
        return "'login': '%s', 'email': '%s', 'name': '%s', 'at': '2026-01-01T10:00:00Z'"
                .formatted(login, email, login);
    }

    static String order(String id, String email) {
        return "'id': '%s', 'email': '%s', 'at': '2026-01-02T10:00:00Z', 'amount': '2.50'".formatted(id, email);
    }

    static String word(String who, boolean isGranted, String at) {
        return "%s, 'granted': '%s', 'at': '%s'".formatted(who, isGranted, at);
    }

    /** A build whose way does not matter. */
    BuiltTwice build() {
        built();
        return this;
    }

    private Shop.Run built() {
        Shop.Run run = shop.build();
        assertThat(run.exitCode()).as(run.output()).isZero();
        return run;
    }

    /** Builds what is concerned, then everything: the tables are the same. */
    Shop.Run buildsTheSame() {
        Shop.Run run = built();
        assertThat(run.output()).contains(CONCERNED);
        holdAgainstEverything(run);
        return run;
    }

    /** Builds everything, for a reason. */
    void buildsAnewFor(String reason) {
        Shop.Run run = built();
        assertThat(run.output()).contains("all customers and facts anew").contains(reason);
        holdAgainstEverything(run);
    }

    private void holdAgainstEverything(Shop.Run run) {
        Map<String, List<String>> made = governed();
        Shop.Run everything = shop.run(
                "--everything",
                "--feeds",
                shop.feeds().toString(),
                "--declarations",
                shop.declarations().toString());
        assertThat(everything.exitCode()).as(everything.output()).isZero();
        assertThat(everything.output()).contains("everything was asked for");
        Map<String, List<String>> anew = governed();
        for (String table : anew.keySet()) {
            assertThat(made.get(table)).as("%s after%n%s", table, run.output()).isEqualTo(anew.get(table));
        }
    }

    /** All rows of all governed tables but for the run that made them. */
    private Map<String, List<String>> governed() {
        Map<String, List<String>> rows = new TreeMap<>();
        for (TableContract table : Declarations.DICTIONARY.namespace("governed")) {
            rows.put(
                    table.qualifiedName(),
                    published().rows(table.qualifiedName()).stream()
                            .map(row -> {
                                row.setField("run_id", null);
                                return row.toString();
                            })
                            .sorted()
                            .toList());
        }
        return rows;
    }

    /** Runs that made rows of a table. */
    Set<String> runsOf(String table) {
        return published().column(table, "run_id").stream()
                .map(String.class::cast)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}

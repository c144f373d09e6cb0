package io.truelift.webui.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Twenty people read a company's pages at once, each a page in every second or less; how long the server took goes to
 * {@code target/reports/load.md}. The aim is 200 ms at the 95th percentile on two cores. Pages that ask the warehouse are not here.
 * Figures to rely on take {@code -Dtruelift.rounds=6} and a machine that does nothing else.
 */
@Tag("servers")
@Tag("slow")
class LoadIT {
    private static final int ROUNDS = Integer.getInteger("truelift.rounds", 1);
    private static final int WARMING = (ROUNDS + 1) / 2;
    private static final Map<String, Integer> PEOPLE = Map.of("executive", 8, "analyst", 8, "governance", 4);
    private static final Map<String, List<String>> PAGES = Map.of(
            "executive",
                    List.of(
                            "/overview.xhtml",
                            "/executive/experiments.xhtml",
                            "/executive/experiments.xhtml?sort=worth&page=17",
                            "/executive/experiments.xhtml?quarter=2026-Q4&outcome=WON&team=crm",
                            "/executive/experiment.xhtml?name=experiment_500",
                            "/executive/satisfaction.xhtml",
                            "/executive/attribution.xhtml"),
            "analyst",
                    List.of(
                            "/overview.xhtml",
                            "/analyst/segments.xhtml",
                            "/analyst/segments.xhtml?words=cart&page=3",
                            "/analyst/segment-edit.xhtml?name=segment_42",
                            "/analyst/metrics.xhtml",
                            "/analyst/metric.xhtml?name=conversion",
                            "/analyst/experiments.xhtml",
                            "/analyst/experiments.xhtml?words=reminder&page=9",
                            "/analyst/experiment.xhtml?name=experiment_500",
                            "/analyst/plan.xhtml?name=hillstrom_email",
                            "/analyst/calculator.xhtml",
                            "/analyst/experiment-new.xhtml?playbook=cart_abandonment",
                            "/analyst/history.xhtml?of=segment&name=segment_42"),
            "governance",
                    List.of(
                            "/overview.xhtml",
                            "/governance/dictionary.xhtml",
                            "/governance/dictionary.xhtml?words=measure",
                            "/governance/table.xhtml?name=analytics.wide_07",
                            "/governance/table.xhtml?name=governed.customer",
                            "/governance/person.xhtml",
                            "/governance/consent.xhtml",
                            "/governance/access.xhtml",
                            "/governance/access.xhtml?of=governed.customer",
                            "/governance/access.xhtml?view=reads",
                            "/governance/proposals.xhtml"));

    @Test
    void saysHowLongTheServerTakes(@TempDir Path folder) throws Exception {
        try (RunningApplication application =
                        RunningApplication.start(folder.resolve("application"), LargeProject::addReports);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            LargeProject.addFiles(application.project());
            Map<String, List<Long>> taken = new ConcurrentHashMap<>();
            List<Callable<Void>> people = new ArrayList<>();
            PEOPLE.forEach((role, number) ->
                    people.addAll(Collections.nCopies(number, () -> visit(application, role, taken))));
            for (Future<Void> person : threads.invokeAll(people)) {
                try {
                    person.get();
                } catch (ExecutionException e) {
                    throw new AssertionError("The application's log ends: " + end(application.log()), e);
                }
            }
            write(taken);
        }
    }

    private static String end(String log) {
        return log.substring(Math.max(0, log.length() - 10_000));
    }

    private static void write(Map<String, List<Long>> taken) throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "# How long the server takes", "",
                "1,000 experiments, 500 segments, more than 2,000 columns; 20 people at once.", "",
                "| who | page | median, ms | 95th percentile, ms | requests |", "|---|---|---|---|---|"));
        for (String role : List.of("executive", "analyst", "governance")) {
            for (String page : PAGES.get(role)) {
                List<Long> times = taken.get(role + page).stream().sorted().toList();
                lines.add("| %s | %s | %d | %d | %d |"
                        .formatted(role, page, at(times, 0.5), at(times, 0.95), times.size()));
            }
        }
        Path report = Path.of("target/reports/load.md");
        Files.createDirectories(report.getParent());
        Files.write(report, lines);
        lines.forEach(System.out::println);
    }

    private static long at(List<Long> sorted, double share) {
        return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(share * sorted.size())));
    }

    /** Reads each page for a while before the next; the first rounds warm the server up and are not counted. */
    private static Void visit(RunningApplication application, String role, Map<String, List<Long>> taken)
            throws IOException, InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build()) {
            String form = "name=%s&password=%s"
                    .formatted(role, URLEncoder.encode(RunningApplication.password(role), StandardCharsets.UTF_8));
            client.send(
                    HttpRequest.newBuilder(URI.create(application.address("/sign-in")))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(form))
                            .build(),
                    BodyHandlers.discarding());
            for (int round = 0; round < WARMING + ROUNDS; round++) {
                List<String> pages = new ArrayList<>(PAGES.get(role));
                Collections.shuffle(pages);
                for (String page : pages) {
                    Thread.sleep(ThreadLocalRandom.current().nextLong(400, 1200));
                    long start = System.nanoTime();
                    HttpResponse<String> answer = client.send(
                            HttpRequest.newBuilder(URI.create(application.address(page)))
                                    .build(),
                            BodyHandlers.ofString());
                    long millis = (System.nanoTime() - start) / 1_000_000;
                    check(page, answer);
                    if (round >= WARMING) {
                        taken.computeIfAbsent(role + page, key -> Collections.synchronizedList(new ArrayList<>()))
                                .add(millis);
                    }
                }
            }
        }
        return null;
    }

    private static void check(String page, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as("%s: %s", page, answer.body()).isEqualTo(200);
        assertThat(answer.uri().getPath()).as("nobody is sent to sign in").isEqualTo(page.replaceFirst("\\?.*", ""));
        if (page.contains("sort=worth&page=17")) {
            assertThat(answer.body()).contains("page=16", "page=18");
        }
    }
}

package io.truelift.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Lines that real systems deliver and that break the contract. Each must end in quarantine, with its reason. */
final class Mistakes {
    private static final List<Kind> KINDS = List.of(
            new Kind(
                    DemoFeedFile.CRM_CUSTOMER,
                    "birth year below zero",
                    6,
                    "wrong%d@example.org,wrong%d,,,Ada,Wrong,female,-19%d,Ireland,Town,search,basic,email,,no,0.00,2024-05-01"),
            new Kind(
                    DemoFeedFile.CRM_CUSTOMER,
                    "no such date",
                    5,
                    "dated%d@example.org,dated%d,,,Ada,Dated,female,1980,Ireland,Town,search,basic,email,,no,0.00,2024-02-3%d"),
            new Kind(
                    DemoFeedFile.CONSENT_EVENT,
                    "unknown purpose",
                    5,
                    "{\"email\":\"wrong%d@example.org\",\"purpose\":\"profiling\",\"granted\":true,\"decided_at\":\"2026-06-0%dT10:00:00Z\",\"source\":\"sign_up_form\"}"),
            new Kind(
                    DemoFeedFile.CONSENT_EVENT,
                    "neither yes nor no",
                    3,
                    "{\"email\":\"wrong%d@example.org\",\"purpose\":\"analytics\",\"granted\":\"perhaps\",\"decided_at\":\"2026-06-0%dT10:00:00Z\",\"source\":\"sign_up_form\"}"),
            new Kind(
                    DemoFeedFile.WEB_EVENT,
                    "unknown kind of action",
                    6,
                    "{\"event_id\":\"wrong%d\",\"time\":\"2026-09-0%dT10:00:00Z\",\"cookie\":\"cwrong\",\"type\":\"teleport\",\"surface\":\"web\"}"),
            new Kind(
                    DemoFeedFile.WEB_EVENT,
                    "line cut short",
                    4,
                    "{\"event_id\":\"short%d\",\"time\":\"2026-09-0%dT10:0"),
            new Kind(
                    DemoFeedFile.WEB_EVENT,
                    "malformed time",
                    4,
                    "{\"event_id\":\"late%d\",\"time\":\"yesterday at %d\",\"cookie\":\"cwrong\",\"type\":\"visit\",\"surface\":\"web\"}"),
            new Kind(
                    DemoFeedFile.SHOP_ORDER,
                    "quantity in words",
                    4,
                    "LW-X%d,0%d/09/2026 10:00:00,,,,sale,LK-1000,Oak bread board,two,20.95,41.90,GBP,Ireland,web"),
            new Kind(
                    DemoFeedFile.SHOP_ORDER,
                    "unknown currency",
                    4,
                    "LW-Y%d,0%d/09/2026 10:00:00,,,,sale,LK-1000,Oak bread board,1,20.95,20.95,XYZ,Ireland,web"),
            new Kind(
                    DemoFeedFile.SHOP_ORDER,
                    "no order number",
                    3,
                    ",0%d/09/2026 10:00:0%d,,,,sale,LK-1000,Oak bread board,1,20.95,20.95,GBP,Ireland,web"),
            new Kind(
                    DemoFeedFile.EMAIL_EVENT,
                    "no kind of action",
                    3,
                    "{\"message_id\":\"wrong%d\",\"time\":\"2026-09-0%dT10:00:00+01:00\",\"email\":\"wrong@example.org\",\"campaign\":\"newsletter-04\"}"),
            new Kind(
                    DemoFeedFile.AD_TOUCH,
                    "unknown kind of contact",
                    4,
                    "wrong%d,2026-09-0%d 10:00:00,cwrong,,display,season-2026-09,hover,0.0100"),
            new Kind(
                    DemoFeedFile.AD_TOUCH,
                    "cost in words",
                    3,
                    "dear%d,2026-09-0%d 10:00:00,cwrong,,display,season-2026-09,click,cheap"),
            new Kind(
                    DemoFeedFile.EXPERIMENT_EXPOSURE,
                    "no variant",
                    4,
                    "cart_reminder,,2026-09-0%dT10:00:00Z,,cwrong%d,"),
            new Kind(
                    DemoFeedFile.SURVEY_ANSWER,
                    "satisfaction beyond its scale",
                    6,
                    "high%d,2026-09-0%dT10:00:00Z,wrong@example.org,after_order,csat,7,,web,delivery"),
            new Kind(
                    DemoFeedFile.SURVEY_ANSWER,
                    "recommendation beyond its scale",
                    4,
                    "high-nps%d,2026-09-0%dT10:00:00Z,wrong@example.org,half_year,nps,11,,web,shop"));

    private final FeedWriter writer;
    private final int people;
    private final List<Mistake> all = new ArrayList<>();
    private int written;

    Mistakes(DemoSize size, FeedWriter writer) {
        this.writer = writer;
        this.people = size.people();
        for (Kind kind : KINDS) {
            for (int i = 1; i <= kind.count(); i++) {
                all.add(new Mistake(kind.file(), kind.line().replace("%d", Integer.toString(i))));
            }
        }
    }

    private record Kind(DemoFeedFile file, String what, int count, String line) {}

    private record Mistake(DemoFeedFile file, String line) {}

    /** Writes the mistakes that come after so many people: they lie evenly among the good lines. */
    void writeAfter(int livedPeople) {
        while (written < all.size() && (long) (written + 1) * people <= (long) livedPeople * (all.size() + 1)) {
            Mistake next = all.get(written++);
            writer.writeText(next.file(), next.line());
        }
    }

    /** How many lines of each kind, by file name. */
    static Map<String, Map<String, Integer>> counts() {
        Map<String, Map<String, Integer>> counts = new TreeMap<>();
        for (Kind kind : KINDS) {
            counts.computeIfAbsent(kind.file().fileName(), name -> new TreeMap<>())
                    .put(kind.what(), kind.count());
        }
        return counts;
    }
}

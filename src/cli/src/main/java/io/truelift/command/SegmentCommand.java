package io.truelift.command;

import io.truelift.analysis.report.Reports;
import io.truelift.analysis.segment.SegmentPreview;
import io.truelift.analysis.segment.SegmentSummary;
import io.truelift.definitions.segment.Segment;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "segment",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Lists, previews and refreshes the segments of sql/segments.")
final class SegmentCommand {
    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the segments.")
    void list(@Mixin PersonOption person) {
        TextTable table = new TextTable("segment", "purpose", "owner", "title");
        for (Segment segment : ReportsFor.as(person.name()).segments()) {
            table.row(segment.name(), segment.purpose(), segment.owner(), segment.title());
        }
        table.print(System.out);
    }

    @Command(
            name = "preview",
            mixinStandardHelpOptions = true,
            description = "Shows some members of a segment, without personal columns, and keeps nothing.")
    void preview(@Mixin PersonOption person, @Parameters(paramLabel = "NAME") String name) {
        SegmentPreview preview = ReportsFor.as(person.name()).previewSegment(name);
        TextTable table = new TextTable(preview.columns().toArray(String[]::new));
        preview.rows().forEach(row -> table.row(row.toArray()));
        table.print(System.out);
    }

    @Command(
            name = "refresh",
            mixinStandardHelpOptions = true,
            description = "Works segments out and keeps their members; without a name, all of them.")
    void refresh(@Mixin PersonOption person, @Parameters(paramLabel = "NAME", arity = "0..*") List<String> names) {
        Reports reports = ReportsFor.as(person.name());
        List<String> chosen = names == null || names.isEmpty()
                ? reports.segments().stream().map(Segment::name).toList()
                : names;
        TextTable table = new TextTable("segment", "members", "left out without consent", "of customers");
        for (String name : chosen) {
            SegmentSummary summary = reports.refreshSegment(name);
            table.row(
                    name,
                    count(summary.members()),
                    summary.withoutConsent() == 0 ? "below 10" : count(summary.withoutConsent()),
                    count(summary.customers()));
        }
        table.print(System.out);
    }

    private static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}

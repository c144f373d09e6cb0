package io.truelift.command;

import io.truelift.attribution.AttributionReport;
import io.truelift.attribution.AttributionReport.ChannelCredit;
import io.truelift.attribution.AttributionReport.ModelCredit;
import io.truelift.attribution.AttributionReport.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "attribution", mixinStandardHelpOptions = true, description = "Credits channels with conversions by every model, keeps the report and shows it.")
final class AttributionCommand implements Runnable {
    @Mixin
    private PersonOption person;

    @Option(names = "--json", description = "Prints the whole report as JSON.")
    private boolean json;

    @Override
    public void run() {
        AttributionReport report = Questions.as(person.name()).analyseAttribution();
        if (json) {
            Json.print(report);
            return;
        }
        for (Source source : report.sources()) {
            System.out.printf(Locale.ROOT, "%s: %,d conversions worth %s along %,d paths, %,d journeys without one%n",
                    source.title(), source.conversions(), source.value().stripTrailingZeros().toPlainString(), source.paths(), source.nonConversions());
            print(source);
        }
    }

    private static void print(Source source) {
        if (source.models().isEmpty()) {
            return;
        }
        List<String> header = new ArrayList<>(List.of("channel"));
        source.models().forEach(model -> header.add(model.model()));
        Table table = new Table(header.toArray(String[]::new));
        for (ChannelCredit channel : source.models().getFirst().channels()) {
            List<Object> row = new ArrayList<>(List.of(channel.channel()));
            source.models().forEach(model -> row.add(credit(model, channel.channel())));
            table.row(row.toArray());
        }
        table.print(System.out);
        System.out.println();
    }

    private static String credit(ModelCredit model, String channel) {
        return model.channels().stream()
                .filter(credit -> credit.channel().equals(channel))
                .findFirst()
                .map(credit -> String.format(Locale.ROOT, "%,.2f", credit.conversions()))
                .orElse("0.00");
    }
}

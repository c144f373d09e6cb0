package io.truelift.command;

import io.truelift.attribution.AttributionModel;
import io.truelift.attribution.AttributionModels;
import io.truelift.attribution.AttributionReport;
import io.truelift.attribution.AttributionReport.ChannelCredit;
import io.truelift.attribution.AttributionReport.ModelCredit;
import io.truelift.attribution.AttributionReport.Source;
import io.truelift.attribution.AttributionReports;
import io.truelift.attribution.Bootstrap;
import io.truelift.attribution.Journeys;
import io.truelift.attribution.PathsFile;
import io.truelift.attribution.ReturnOnSpend;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "attribution",
        mixinStandardHelpOptions = true,
        description = "Credits channels with conversions by every model, keeps the report and shows it.")
final class AttributionCommand implements Runnable {
    @Mixin
    private PersonOption person;

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Prints the whole report as JSON.")
    private boolean json;

    @Option(names = "--models", description = "Lists the models, with a sentence on each.")
    private boolean models;

    @Option(
            names = "--paths",
            paramLabel = "FILE",
            description =
                    "Credits the aggregated paths of a file, without the warehouse: columns path, total_conversions, total_conversion_value, total_null; touches parted by ' > '.")
    private Optional<Path> paths = Optional.empty();

    @Option(
            names = "--model",
            paramLabel = "NAME",
            description = "With --paths: only this model. May be given several times.")
    private List<String> named = List.of();

    @Option(
            names = "--intervals",
            description = "With --paths: intervals of 95 %% for models that learn from the journeys, by bootstrap.")
    private boolean intervals;

    @Override
    public void run() {
        if (models) {
            TextTable table = new TextTable("model", "what it does");
            AttributionModels.all().forEach(model -> table.row(model.key(), model.description()));
            table.print(System.out);
        } else if (paths.isPresent()) {
            show(credited(paths.get()));
        } else {
            if (!named.isEmpty() || intervals) {
                throw new ParameterException(
                        spec.commandLine(),
                        "Cannot use --model or --intervals without --paths FILE: the report of the warehouse has its models side by side.");
            }
            show(ReportsFor.as(person.name()).analyseAttribution());
        }
    }

    private Source credited(Path file) {
        List<AttributionModel> asked = named.isEmpty()
                ? AttributionModels.reported()
                : named.stream().map(AttributionModels::named).toList();
        Journeys journeys = Journeys.of(PathsFile.read(file));
        List<ModelCredit> credits = asked.stream()
                .map(model -> intervals && model.isDataDriven()
                        ? Bootstrap.usual().credit(model, journeys)
                        : model.credit(journeys))
                .toList();
        return AttributionReports.source("paths", file.getFileName().toString(), journeys, credits);
    }

    private void show(Source source) {
        if (json) {
            Json.print(source);
        } else {
            print(source);
        }
    }

    private void show(AttributionReport report) {
        if (json) {
            Json.print(report);
        } else {
            report.sources().forEach(AttributionCommand::print);
        }
    }

    private static void print(Source source) {
        System.out.printf(
                Locale.ROOT,
                "%s: %,d conversions worth %s along %,d paths, %,d journeys without one%n",
                source.title(),
                source.conversions(),
                source.value().stripTrailingZeros().toPlainString(),
                source.paths(),
                source.nonConversions());
        if (source.models().isEmpty()) {
            return;
        }
        List<String> header = new ArrayList<>(List.of("channel"));
        source.models().forEach(model -> header.add(model.model()));
        TextTable table = new TextTable(header.toArray(String[]::new));
        for (ChannelCredit channel : source.models().getFirst().channels()) {
            List<Object> row = new ArrayList<>(List.of(channel.channel()));
            source.models().forEach(model -> row.add(credit(model, channel.channel())));
            table.row(row.toArray());
        }
        table.print(System.out);
        source.models()
                .forEach(model -> model.notes().forEach(note -> System.out.println(model.title() + ": " + note)));
        source.more().uncalibrated().forEach(System.out::println);
        source.more().returns().stream()
                .map(ReturnOnSpend::note)
                .filter(note -> !note.isEmpty())
                .distinct()
                .forEach(System.out::println);
        System.out.println();
    }

    private static String credit(ModelCredit model, String channel) {
        return model.channel(channel).map(AttributionCommand::figure).orElse("0.00");
    }

    private static String figure(ChannelCredit credit) {
        String conversions = String.format(Locale.ROOT, "%,.2f", credit.conversions());
        return credit.interval()
                .map(interval ->
                        String.format(Locale.ROOT, "%s (%,.1f to %,.1f)", conversions, interval.low(), interval.high()))
                .orElse(conversions);
    }
}

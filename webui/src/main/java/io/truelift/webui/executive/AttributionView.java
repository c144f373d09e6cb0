package io.truelift.webui.executive;

import io.truelift.attribution.AttributionReport.ModelCredit;
import io.truelift.attribution.AttributionReport.Source;
import io.truelift.attribution.CalibratedCredit;
import io.truelift.attribution.ReturnOnSpend;
import io.truelift.webui.executive.ClaimTable.Measured;
import io.truelift.webui.format.Figures;
import io.truelift.webui.format.Times;
import io.truelift.webui.page.Request;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A source of journeys as the page shows it, every figure formatted.
 *
 * @param claims what the leading model claims beside what experiments allow; absent where no channel has an experiment
 * @param uncalibrated channels that name an experiment and are not calibrated by it
 * @param returns what conversions cost and bring back; absent where no spend is given
 * @param comparison models side by side
 * @param settings how far credit changes with settings; absent where no other was tried
 * @param periods credit of the conversions of each week or month; absent where it was not worked out
 * @param segments credit of the conversions of each segment's customers; absent where there is none
 * @param journeys the paths with most conversions
 */
public record AttributionView(
        Optional<ClaimTable> claims,
        List<Uncalibrated> uncalibrated,
        Optional<ReturnTable> returns,
        ModelComparison comparison,
        Optional<SettingTable> settings,
        Optional<PartTable> periods,
        Optional<PartTable> segments,
        List<Journey> journeys) {

    private static final String FIRST_OF_MONTH = "-01";

    /** @param experiments the title of an experiment, by its key */
    static AttributionView of(
            Source source,
            ModelCredit leading,
            Function<String, Measured> experiments,
            Request request,
            Figures figures,
            Times times) {
        return new AttributionView(
                calibrated(source, leading)
                        .map(credit -> ClaimTable.of(leading, credit, source.conversions(), experiments, figures)),
                source.more().uncalibrated().stream()
                        .map(channel -> new Uncalibrated(channel, experiments.apply(channel.experiment())))
                        .toList(),
                returns(source, leading).map(returns -> ReturnTable.of(returns, figures)),
                ModelComparison.of(source, leading, request, figures),
                SettingTable.of(source, request, figures),
                PartTable.of(source.more().periods(), period(source, times), figures),
                PartTable.of(source.more().segments(), segment -> segment.replace('_', ' '), figures),
                Journey.of(source));
    }

    /** Periods that all begin with a month are months. */
    private static UnaryOperator<String> period(Source source, Times times) {
        return source.more().periods().stream().allMatch(part -> part.name().endsWith(FIRST_OF_MONTH))
                ? times::month
                : times::week;
    }

    static Optional<CalibratedCredit> calibrated(Source source, ModelCredit model) {
        return source.more().calibrated().stream()
                .filter(credit -> credit.model().equals(model.model()))
                .findFirst();
    }

    static Optional<ReturnOnSpend> returns(Source source, ModelCredit model) {
        return source.more().returns().stream()
                .filter(returns -> returns.model().equals(model.model()))
                .findFirst();
    }
}

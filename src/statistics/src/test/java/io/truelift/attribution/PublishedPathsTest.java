package io.truelift.attribution;

import static io.truelift.attribution.Paths.assertAddsUp;
import static io.truelift.attribution.Paths.assertClose;
import static io.truelift.attribution.Paths.credit;
import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.attribution.AttributionReport.ChannelCredit;
import io.truelift.attribution.AttributionReport.ModelCredit;
import io.truelift.attribution.AttributionReport.PathCount;
import io.truelift.attribution.AttributionReport.Source;
import io.truelift.testing.SharedData;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The sample paths of ChannelAttribution, in a folder beside the project, against what that package computes from them. */
class PublishedPathsTest {
    private static Path folder;
    private static List<PathCount> paths = List.of();

    @BeforeAll
    static void readPaths() throws IOException {
        folder = SharedData.folder();
        paths = Files.readAllLines(folder.resolve("paths.csv")).stream()
                .skip(1)
                .map(PublishedPathsTest::pathOf)
                .toList();
    }

    private static PathCount pathOf(String line) {
        String[] fields = line.split(";");
        List<String> channels = Arrays.asList(fields[0].split(" > "));
        return new PathCount(channels, Long.parseLong(fields[1]), new BigDecimal(fields[2]), Long.parseLong(fields[3]));
    }

    @Test
    void totalsAreThoseOfTheFile() {
        Source source = AttributionReports.source("paths", "Published paths", paths);

        // Of the file's 10,000 lines 5,408 are distinct paths: cut -d';' -f1 paths.csv | tail -n +2 | sort -u | wc -l
        assertThat(source.paths()).isEqualTo(5408);
        assertThat(source.conversions()).isEqualTo(19_785);
        assertThat(source.nonConversions()).isEqualTo(68_602);
        assertThat(source.value().setScale(5, RoundingMode.HALF_UP)).isEqualTo("74802.97159");
        assertAddsUp(paths);
    }

    @Test
    void firstLastAndLinearAgreeWithChannelAttribution() throws IOException {
        // ChannelAttribution 2.2.4: heuristic_models(Data, "path", "total_conversions", "total_conversion_value").
        List<String> lines = Files.readAllLines(folder.resolve("paths_expected_heuristic.csv"));
        assertThat(lines).hasSize(13);
        List<ModelCredit> models = List.of(
                AttributionModels.FIRST.credit(paths),
                AttributionModels.LAST.credit(paths),
                AttributionModels.LINEAR.credit(paths));
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split(",");
            String channel = fields[0].replace("\"", "");
            for (int model = 0; model < 3; model++) {
                ChannelCredit credit = credit(models.get(model), channel);
                assertClose(
                        credit.conversions(), Double.parseDouble(fields[1 + 2 * model]), "conversions of " + channel);
                assertClose(credit.value(), Double.parseDouble(fields[2 + 2 * model]), "value of " + channel);
            }
        }
    }

    @Test
    void markovAgreesWithEliminationStateByState() {
        ModelCredit markov = AttributionModels.MARKOV.credit(paths);
        List<String> channels =
                markov.channels().stream().map(ChannelCredit::channel).toList();
        StateElimination chain = new StateElimination(paths);
        double[] effects = channels.stream()
                .mapToDouble(channel -> 1 - chain.conversionWithout(channel) / chain.conversion())
                .toArray();
        double sum = Arrays.stream(effects).sum();

        assertClose(chain.conversion(), 19_785 / (19_785 + 68_602.0), "the chain's conversion is that of its journeys");
        for (int channel = 0; channel < effects.length; channel++) {
            assertClose(
                    markov.channels().get(channel).conversions(),
                    effects[channel] / sum * 19_785,
                    channels.get(channel));
        }
    }

    @Test
    void orderTwoAgreesWithEliminationStateByState() {
        ModelCredit markov = new MarkovModel(2).credit(paths);
        List<String> channels =
                markov.channels().stream().map(ChannelCredit::channel).toList();
        StateElimination chain = StateElimination.ofOrder(2, paths);
        double[] effects = channels.stream()
                .mapToDouble(channel -> 1 - chain.conversionWithout(channel) / chain.conversion())
                .toArray();
        double sum = Arrays.stream(effects).sum();

        for (int channel = 0; channel < effects.length; channel++) {
            assertClose(
                    markov.channels().get(channel).conversions(),
                    effects[channel] / sum * 19_785,
                    channels.get(channel));
        }
    }

    /** The 966 states of order 3 are too many to take out one by one in a test: here the inverse and moving journeys on must agree. */
    @Test
    void orderThreeComesOutTheSameInBothWays() {
        List<String> channels = Journeys.of(paths).channels();
        ChainStates states = new ChainStates(3, channels, paths);
        RemovalEffects dense = new DenseRemoval(states).lost(channels.size());
        RemovalEffects sparse = new SparseRemoval(states).lost(channels.size()).orElseThrow();

        for (int channel = 0; channel < channels.size(); channel++) {
            assertClose(sparse.conversionsLost()[channel], dense.conversionsLost()[channel], channels.get(channel));
            assertClose(sparse.valueLost()[channel], dense.valueLost()[channel], channels.get(channel));
        }
    }

    @Test
    void reportNamesEveryModelAndTheTwentyPathsWithMostConversions() {
        Source source = AttributionReports.source("paths", "Published paths", paths);

        assertThat(source.models())
                .extracting(ModelCredit::model)
                .containsExactly(
                        "first",
                        "last",
                        "last-non-direct",
                        "linear",
                        "u-shaped",
                        "w-shaped",
                        "time-decay",
                        "markov",
                        "shapley");
        assertThat(source.topPaths())
                .hasSize(20)
                .isSortedAccordingTo((one, other) -> Long.compare(other.conversions(), one.conversions()));
    }

    @Test
    void theOrderOfTheLinesDoesNotMatter() {
        List<PathCount> turned = new ArrayList<>(paths).reversed();

        assertThat(AttributionReports.source("paths", "Published paths", turned).topPaths())
                .isEqualTo(AttributionReports.source("paths", "Published paths", paths)
                        .topPaths());
        for (ChannelCredit credit : AttributionModels.MARKOV.credit(paths).channels()) {
            assertClose(
                    credit(AttributionModels.MARKOV.credit(turned), credit.channel())
                            .value(),
                    credit.value(),
                    credit.channel());
        }
    }
}

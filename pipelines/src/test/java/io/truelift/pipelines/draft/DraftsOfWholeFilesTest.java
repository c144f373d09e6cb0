package io.truelift.pipelines.draft;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.demo.DemoSize;
import io.truelift.demo.DemoWorld;
import io.truelift.pipelines.feed.Feed;
import io.truelift.pipelines.land.Trial;
import io.truelift.testing.SharedData;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A draft of a file is accepted as it is, and nothing of the file is set aside but what the draft says. */
@Tag("slow")
class DraftsOfWholeFilesTest {
    @TempDir
    private static Path demo;

    @TempDir
    private Path folder;

    @BeforeAll
    static void makeTheDemo() {
        DemoWorld.write(demo, DemoSize.standard().withPeople(300));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ad_spend.csv",
                "ad_touch.csv",
                "consent_event.jsonl",
                "crm_customer.csv",
                "email_event.jsonl",
                "experiment_exposure.csv",
                "shop_order.csv",
                "survey_answer.csv",
                "web_event.jsonl"
            })
    void ofTheDemonstrationsFeeds(String name) {
        Path file = demo.resolve(name);
        FeedDraft draft = Drafts.of(file);
        Feed ours = Drafts.ofTheDemonstration(draft.name());
        Feed drafted = new Drafts(folder).declared(draft);
        assertThat(drafted.records().getFirst().table())
                .isEqualTo(ours.records().getFirst().table());
        assertThat(drafted.identifiers()).containsExactlyInAnyOrderElementsOf(ours.identifiers());
        Trial.Outcome outcome = tried(draft, file);
        assertThat(outcome.published()).isGreaterThan(outcome.lines() * 9 / 10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hillstrom.csv.gz", "airline_satisfaction.csv.gz", "paths.csv", "identity_febrl3.csv.gz"})
    void ofRealFilesOfWhichEveryLineIsTaken(String name) {
        Path file = SharedData.folder().resolve(name);
        Trial.Outcome outcome = tried(Drafts.of(file), file);
        assertThat(outcome.setAside()).isEmpty();
    }

    @Test
    void ofARealFileWithBrokenAddresses() {
        Path file = SharedData.folder().resolve("identity_fake_1000.csv");
        assertThat(tried(Drafts.of(file), file).setAside()).containsOnlyKeys("identifier");
    }

    @Test
    void ofARealFileThatIsLikeNoTable() {
        Path file = SharedData.folder().resolve("paths_expected_heuristic.csv");
        assertThat(tried(Drafts.of(file), file).setAside()).containsOnlyKeys("unmatched");
    }

    @Test
    void ofARealFileThatLacksTheCurrencyAndIsWholeOnceThatIsSaid() {
        Path file = SharedData.folder().resolve("online_retail.csv.gz");
        FeedDraft draft = Drafts.of(file);
        assertThat(tried(draft, file).setAside()).containsOnlyKeys("required of currency");
        String mended = draft.text().replaceAll("currency: \\{from.*", "currency: {value: GBP}");
        Drafts drafts = new Drafts(folder);
        assertThat(drafts.tried(drafts.declared(draft.name(), mended), file).setAside())
                .isEmpty();
    }

    private Trial.Outcome tried(FeedDraft draft, Path file) {
        Drafts drafts = new Drafts(folder);
        Trial.Outcome outcome = drafts.tried(drafts.declared(draft), file);
        String text = draft.text().replaceAll("\n# ", " ");
        outcome.setAside()
                .forEach((rule, lines) -> assertThat(text)
                        .contains(String.format(Locale.ROOT, "Set aside by rule %s: %,d line", rule, lines.lines())));
        return outcome;
    }
}

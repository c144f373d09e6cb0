package io.truelift.pipelines.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.pipelines.feed.Feed.Kept;
import io.truelift.pipelines.iceberg.TableRow;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which files are a feed's newest full export: those that count. */
class NewestExportTest {
    private final List<Delivery> delivered = new ArrayList<>();

    @Test
    void theFilesOfTheNewestFolderAreOneExport() {
        landed("monday", "day=1/part-1.csv", "a");
        landed("monday", "day=1/part-2.csv", "b");
        landed("tuesday", "day=2/part-1.csv", "c");
        landed("tuesday", "day=2/part-2.csv", "d");
        assertThat(counted(Kept.NEWEST_FOLDER)).containsExactly("tuesday day=2/part-1.csv", "tuesday day=2/part-2.csv");
    }

    @Test
    void aPartThatComesLateBelongsToItsExport() {
        landed("monday", "day=1/part-1.csv", "a");
        landed("tuesday", "day=2/part-1.csv", "c");
        landed("wednesday", "day=2/part-2.csv", "d");
        assertThat(counted(Kept.NEWEST_FOLDER))
                .containsExactly("tuesday day=2/part-1.csv", "wednesday day=2/part-2.csv");
    }

    @Test
    void aPartOfAnOlderExportMakesThatNoNewer() {
        landed("monday", "day=1/part-1.csv", "a");
        landed("tuesday", "day=2/part-1.csv", "c");
        landed("wednesday", "day=1/part-2.csv", "b");
        assertThat(counted(Kept.NEWEST_FOLDER)).containsExactly("tuesday day=2/part-1.csv");
    }

    @Test
    void ofExportsThatCameTogetherTheLastByNameIsTheNewest() {
        landed("monday", "day=2/part-1.csv", "c");
        landed("monday", "day=1/part-1.csv", "a");
        assertThat(counted(Kept.NEWEST_FOLDER)).containsExactly("monday day=2/part-1.csv");
    }

    @Test
    void aPartThatSaysWhatItSaidBeforeCountsAsItWasLanded() {
        landed("monday", "day=1/part-1.csv", "a");
        landed("monday", "day=1/part-2.csv", "b");
        landed("tuesday", "day=2/part-1.csv", "c");
        known("tuesday", "day=2/part-2.csv", "b");
        assertThat(counted(Kept.NEWEST_FOLDER)).containsExactly("monday day=1/part-2.csv", "tuesday day=2/part-1.csv");
    }

    @Test
    void aFileThatSaysWhatAnEarlierOneSaidIsTheNewest() {
        landed("monday", "monday.csv", "a");
        landed("tuesday", "tuesday.csv", "b");
        known("tuesday", "monday.csv", "a");
        assertThat(counted(Kept.NEWEST_FILE)).as("monday's lies there still").containsExactly("tuesday tuesday.csv");
        known("wednesday", "wednesday.csv", "a");
        assertThat(counted(Kept.NEWEST_FILE)).containsExactly("monday monday.csv");
    }

    @Test
    void ofAFileThatIsWrittenOverWhatItSaysTodayCounts() {
        landed("monday", "visits.csv", "a");
        landed("tuesday", "visits.csv", "b");
        assertThat(counted(Kept.NEWEST_FILE)).containsExactly("tuesday visits.csv");
        known("wednesday", "visits.csv", "a");
        assertThat(counted(Kept.NEWEST_FILE)).containsExactly("monday visits.csv");
    }

    @Test
    void aFileThatIsLandedAgainBecomesNoNewer() {
        landed("monday", "monday.csv", "a");
        landed("tuesday", "tuesday.csv", "b");
        landed("wednesday", "monday.csv", "mended");
        assertThat(counted(Kept.NEWEST_FILE)).containsExactly("tuesday tuesday.csv");
    }

    @Test
    void otherFeedsAndOtherWaysOfComingAgainHaveNone() {
        landed("monday", "monday.csv", "a");
        assertThat(NewestExport.of(delivered, "visits", Kept.LATEST)).isNull();
        assertThat(NewestExport.of(delivered, "orders", Kept.NEWEST_FILE)).isNull();
    }

    private void landed(String run, String file, String content) {
        delivered.add(new Delivery("visits", run, file, content, true));
    }

    private void known(String run, String file, String content) {
        delivered.add(new Delivery("visits", run, file, content, false));
    }

    /** Of the landed files those that count, each with its run. The runs of these days are in the order of the alphabet. */
    private List<String> counted(Kept kept) {
        NewestExport newest = NewestExport.of(delivered, "visits", kept);
        return delivered.stream()
                .filter(Delivery::isLanded)
                .filter(delivery -> newest.has(new TableRow(
                        "raw.event", new Object[] {delivery.feed(), delivery.file(), 1L, delivery.runId()})))
                .map(delivery -> delivery.runId() + " " + delivery.file())
                .toList();
    }
}

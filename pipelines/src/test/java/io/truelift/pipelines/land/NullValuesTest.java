package io.truelift.pipelines.land;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.pipelines.Declarations;
import io.truelift.pipelines.feed.FeedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A text that means nothing in one field may be a country in another. */
class NullValuesTest {
    @TempDir
    private Path folder;

    @Test
    void aRuleSaysWhatMeansNothingInItsFieldWhateverItIsFor() throws IOException {
        Files.writeString(folder.resolve("answers.yaml"), """
                feed: answers
                title: Answers
                owner: test
                source: {files: ["answers*.csv"], format: csv, null_values: [NA]}
                identifiers:
                  - {type: login, from: who, null_values: [guest]}
                records:
                  - table: event
                    columns:
                      event_id: {template: "${record}"}
                      occurred_at: {from: at}
                      event_type: {value: answer}
                      request_country: {from: country, null_values: [""]}
                consent:
                  - purposes: [analytics]
                    granted: {from: granted, null_values: [unknown]}
                    decided_at: {from: at}
                    source: {value: a form}
                """);
        NullValues nulls = NullValues.of(FeedReader.readAll(folder, Declarations.DICTIONARY, Declarations.POLICY)
                .getFirst());
        assertThat(nulls.isNothing("country", "NA")).as("Namibia").isFalse();
        assertThat(nulls.isNothing("country", "")).isTrue();
        assertThat(nulls.isNothing("who", "guest")).isTrue();
        assertThat(nulls.isNothing("granted", "unknown")).isTrue();
        assertThat(nulls.isNothing("at", "NA") && nulls.isNothing("at", "")).isTrue();
    }
}

package io.truelift.webui.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MailReportTest {
    private static final int MOST = 100_000;

    @Test
    void hasNothingButTablesAndStylesAtEachPart() throws Exception {
        String html = MailReport.of(SampleDocument.document());
        assertThat(html)
                .startsWith("<!DOCTYPE html>")
                .doesNotContainIgnoringCase(
                        "<script", "<img", "<link", "<style", "<svg", "url(", "src=", "class=", "onclick");
        assertThat(html.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(MOST);
        Files.createDirectories(Path.of("target/screenshots"));
        Files.writeString(Path.of("target/screenshots/mail-sample.html"), html);
    }

    @Test
    void saysWhatTheReportSaysAndLetsNoTextBecomeATag() {
        String html = MailReport.of(SampleDocument.document());
        assertThat(html)
                .contains(
                        "Petrovi\u0107",
                        "The badge lost",
                        "\u221211.3% to \u22122.9%",
                        "no answer yet",
                        "What it is worth",
                        "Planned shares",
                        "39,871",
                        "snapshot 6129384756102938475")
                .contains(
                        "href=\"https://truelift.example/executive/experiment.xhtml?name=price_badge&amp;version=12\"")
                .contains("&lt;b&gt;&amp; more&lt;/b&gt;")
                .doesNotContain("<b>& more");
    }
}

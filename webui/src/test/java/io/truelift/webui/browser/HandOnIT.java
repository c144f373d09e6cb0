package io.truelift.webui.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An executive hands a report on: exactly the version that is open. */
@Tag("servers")
@ExtendWith(WithBrowser.class)
class HandOnIT {
    private static final String SAVED = "target/screenshots";
    private static final int MOST = 100_000;

    private final RunningApplication application;
    private final Browser browser;
    private final Visitor visitor;

    HandOnIT(RunningApplication application, Browser browser) {
        this.application = application;
        this.browser = browser;
        this.visitor = new Visitor(application, browser);
    }

    @Test
    void asAPdfWithVerdictPictureWorthTrustAndReceipt() throws Exception {
        visitor.open("executive", "/executive/experiment.xhtml?name=hillstrom_email");
        HttpResponse<byte[]> answer = get(link("This version as PDF"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("application/pdf");
        assertThat(answer.headers().firstValue("content-disposition"))
                .contains("attachment; filename=\"truelift-hillstrom-email-2026-11-20.pdf\"");
        try (PDDocument pdf = Loader.loadPDF(answer.body())) {
            String text =
                    new PDFTextStripper().getText(pdf).replace('\u00a0', ' ').replaceAll("\\s+", " ");
            assertThat(text)
                    .contains(
                            "E-mail with merchandise",
                            "The men's merchandise e-mail won",
                            "Lift over the control (No e-mail)",
                            "+72.1%",
                            "+64.3% to +80.0%",
                            "What it is worth",
                            "+$0.86m a year",
                            "Lasting effect",
                            "Spend per customer",
                            "21,306",
                            "3b1f7c5e9a2d4860",
                            "snapshot 6129384756102938475",
                            "Open exactly this version",
                            "name=hillstrom_email&version=");
            for (int page = 0; page < pdf.getNumberOfPages(); page++) {
                ImageIO.write(
                        new PDFRenderer(pdf).renderImageWithDPI(page, 80),
                        "png",
                        new File(SAVED, "pdf-hillstrom-" + page + ".png"));
            }
        }
    }

    @Test
    void asTheVersionThatIsOpenAndNotAsTheNewest() throws Exception {
        visitor.open("executive", "/executive/experiment.xhtml?name=price_badge&version=1");
        try (PDDocument pdf = Loader.loadPDF(get(link("This version as PDF")).body())) {
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains("a week after its start")
                    .doesNotContain("The badge lost");
        }
    }

    @Test
    void asHtmlForAnEmailThatNeedsNothingFromOutside() throws Exception {
        visitor.open("executive", "/executive/experiment.xhtml?name=free_shipping");
        HttpResponse<byte[]> answer = get(link("This version as HTML for an e-mail"));
        String html = new String(answer.body(), StandardCharsets.UTF_8);
        assertThat(answer.body()).hasSizeLessThan(MOST);
        assertThat(answer.headers().firstValue("content-disposition").orElse(""))
                .startsWith("attachment");
        assertThat(html)
                .contains("Free delivery from £30", "No clear difference", "None of its metrics is money")
                .doesNotContainIgnoringCase("<script", "src=", "<link", "<style");
        Path file = Path.of(SAVED, "mail-free-shipping.html").toAbsolutePath();
        Files.write(file, answer.body());
        browser.go(file.toUri().toString());
        assertThat(browser.text()).contains("Lift over the control (From £40)", "+1.9%");
        browser.picture("mail-1440");
        browser.resize(390);
        browser.picture("mail-390");
        browser.resize(1440);
        browser.consoleErrors();
    }

    @Test
    void onlyToWhomThePageOpensAndOnlyWhatThereIs() throws Exception {
        visitor.signIn("executive");
        assertThat(get("/export/executive/experiment/report.pdf?name=nothing").statusCode())
                .isEqualTo(404);
        assertThat(get("/export/executive/experiment/report.docx?name=hillstrom_email")
                        .statusCode())
                .isEqualTo(404);
        browser.forgetCookies();
        HttpResponse<byte[]> answer = get("/export/executive/experiment/report.pdf?name=hillstrom_email");
        assertThat(answer.statusCode()).isEqualTo(302);
    }

    private String link(String label) {
        return String.valueOf(browser.find("a[aria-label='" + label + "']").getDomAttribute("href"));
    }

    private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(application.address(path)));
        browser.cookie("truelift-person")
                .ifPresent(cookie -> request.header("Cookie", cookie.getName() + "=" + cookie.getValue()));
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        }
    }
}

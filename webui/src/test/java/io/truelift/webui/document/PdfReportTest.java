package io.truelift.webui.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class PdfReportTest {
    private static final int DOTS_PER_INCH = 80;

    @Test
    void saysWhatTheReportSaysWithEverySignOfIt() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(PdfReport.of(SampleDocument.document()))) {
            String text =
                    new PDFTextStripper().getText(pdf).replace('\u00a0', ' ').replaceAll("\\s+", " ");
            assertThat(text)
                    .contains(
                            "Badge \u201clowest price\u201d <b>& more</b>",
                            "Petrovi\u0107",
                            "The badge lost: revenue per customer fell by 7.1% (95% interval \u221211.3% to \u22122.9%).",
                            "Lift over the control (No badge)",
                            "\u221211.3% to \u22122.9%",
                            "at least +1.0%",
                            "no answer yet",
                            "What it is worth",
                            "\u2212\u00a3334k a year",
                            "Can this be trusted?",
                            "Planned shares",
                            "39,871",
                            "\u2212\u00a30.51 to \u2212\u00a30.13",
                            "3,310 did not agree",
                            "on this version",
                            "3b1f7c5e9a2d4860",
                            "snapshot 6129384756102938475",
                            "Version 12 of 20 November 2026, 10:30 CET",
                            "version=12");
            assertThat(pdf.getDocumentInformation().getTitle()).contains("lowest price");
            for (PDFont font : fonts(pdf)) {
                assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                assertThat(font.getName()).contains("LiberationSans");
            }
        }
    }

    @Test
    void drawsTheIntervalsAsLinesAndNotAsAnImage() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(PdfReport.of(SampleDocument.document()))) {
            for (PDPage page : pdf.getPages()) {
                for (COSName name : page.getResources().getXObjectNames()) {
                    assertThat(page.getResources().isImageXObject(name)).isFalse();
                }
            }
            BufferedImage drawn = new PDFRenderer(pdf).renderImageWithDPI(0, DOTS_PER_INCH);
            assertThat(drawn.getHeight()).isGreaterThan(drawn.getWidth());
            assertThat(colours(drawn))
                    .contains(
                            PrintPalette.BAD.half().getRGB(),
                            PrintPalette.GOOD.half().getRGB(),
                            PrintPalette.BAD.soft().getRGB());
            File folder = new File("target/screenshots");
            folder.mkdirs();
            for (int page = 0; page < pdf.getNumberOfPages(); page++) {
                ImageIO.write(
                        new PDFRenderer(pdf).renderImageWithDPI(page, DOTS_PER_INCH),
                        "png",
                        new File(folder, "pdf-sample-" + page + ".png"));
            }
        }
    }

    private static List<PDFont> fonts(PDDocument pdf) throws IOException {
        List<PDFont> fonts = new ArrayList<>();
        for (PDPage page : pdf.getPages()) {
            for (COSName name : page.getResources().getFontNames()) {
                fonts.add(page.getResources().getFont(name));
            }
        }
        assertThat(fonts).isNotEmpty();
        return fonts;
    }

    private static List<Integer> colours(BufferedImage image) {
        List<Integer> colours = new ArrayList<>();
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                colours.add(image.getRGB(x, y));
            }
        }
        return colours.stream().distinct().toList();
    }
}

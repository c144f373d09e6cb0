package io.truelift.webui.executive;

import io.truelift.webui.document.MailReport;
import io.truelift.webui.document.PdfReport;
import io.truelift.webui.document.ReportDocument;
import io.truelift.webui.executive.RequestedReport.Kept;
import io.truelift.webui.export.Documents;
import io.truelift.webui.export.ExportFileName;
import io.truelift.webui.security.Page;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The version of a report that the address names, to hand on: as a PDF, and as HTML for an e-mail. */
@RequestScoped
public class ReportFiles implements Documents {
    private static final String PDF = "pdf";
    private static final String HTML = "html";

    private final RequestedReport cache;
    private final ReportWriter writer;

    @Inject
    ReportFiles(RequestedReport cache, ReportWriter writer) {
        this.cache = cache;
        this.writer = writer;
    }

    @Override
    public Page page() {
        return Page.EXPERIMENT;
    }

    @Override
    public Optional<Document> document(String name, String ending) throws IOException {
        Optional<Kept> kept = name.equals("report") ? cache.asked() : Optional.empty();
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        ReportDocument report = writer.document(kept.get());
        String fileName = ExportFileName.of(
                kept.get().report().experiment().name(), kept.get().report().analysedAt(), ending);
        return switch (ending) {
            case PDF -> Optional.of(new Document(fileName, "application/pdf", PdfReport.of(report)));
            case HTML ->
                Optional.of(new Document(
                        fileName,
                        "text/html; charset=utf-8",
                        MailReport.of(report).getBytes(StandardCharsets.UTF_8)));
            default -> Optional.empty();
        };
    }
}

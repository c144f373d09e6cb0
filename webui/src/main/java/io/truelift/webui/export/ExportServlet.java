package io.truelift.webui.export;

import io.truelift.webui.export.Documents.Document;
import io.truelift.webui.security.ExportPath;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;

/** Answers with a table or a document of a page as a file. Who may ask has been looked at before, by the same rule as for the page. */
@WebServlet(urlPatterns = ExportPath.START + "*")
public class ExportServlet extends HttpServlet {
    private final transient Instance<Exports> exports;
    private final transient Instance<Documents> documents;

    @Inject
    ExportServlet(Instance<Exports> exports, Instance<Documents> documents) {
        this.exports = exports;
        this.documents = documents;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<ExportPath> path = ExportPath.of(request.getServletPath() + request.getPathInfo());
        Optional<Document> file = path.isPresent() ? file(path.get()) : Optional.empty();
        if (file.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType(file.get().mediaType());
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"%s\"".formatted(file.get().fileName()));
        response.setContentLength(file.get().content().length);
        response.getOutputStream().write(file.get().content());
    }

    /** Whole before it is sent, so that a failure is told by its status. */
    private Optional<Document> file(ExportPath path) throws IOException {
        Optional<FileFormat> format = FileFormat.of(path.ending());
        if (format.isEmpty()) {
            return document(path);
        }
        Optional<ExportTable> table = exports.stream()
                .filter(each -> each.page() == path.page())
                .flatMap(each -> each.table(path.table()).stream())
                .findFirst();
        if (table.isEmpty()) {
            return Optional.empty();
        }
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        format.get().write(table.get(), content);
        return Optional.of(
                new Document(format.get().fileName(table.get()), format.get().mediaType(), content.toByteArray()));
    }

    private Optional<Document> document(ExportPath path) throws IOException {
        Optional<Documents> ofPage =
                documents.stream().filter(each -> each.page() == path.page()).findFirst();
        return ofPage.isPresent() ? ofPage.get().document(path.table(), path.ending()) : Optional.empty();
    }
}

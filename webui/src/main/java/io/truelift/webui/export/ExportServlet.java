package io.truelift.webui.export;

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

/** Answers with a table of a page as a file. Who may ask has been looked at before, by the same rule as for the page. */
@WebServlet(urlPatterns = ExportPath.START + "*")
public class ExportServlet extends HttpServlet {
    private final transient Instance<Exports> exports;

    @Inject
    ExportServlet(Instance<Exports> exports) {
        this.exports = exports;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<ExportPath> path = ExportPath.of(request.getServletPath() + request.getPathInfo());
        Optional<FileFormat> format = path.flatMap(known -> FileFormat.of(known.ending()));
        Optional<Table> table = path.flatMap(this::table);
        if (format.isEmpty() || table.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream(); // whole before it is sent, so that a failure is told by its status
        format.get().write(table.get(), file);
        response.setContentType(format.get().mediaType());
        response.setHeader("Content-Disposition", "attachment; filename=\"%s\"".formatted(format.get().fileName(table.get())));
        response.setContentLength(file.size());
        file.writeTo(response.getOutputStream());
    }

    private Optional<Table> table(ExportPath path) {
        return exports.stream().filter(each -> each.page() == path.page()).flatMap(each -> each.table(path.table()).stream()).findFirst();
    }
}

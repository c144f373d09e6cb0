package io.truelift.webui.security;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** Opens a page for the roles that {@link Page} names, and nothing else that the server would draw. */
@WebFilter(urlPatterns = "/*")
public class PageAccess extends HttpFilter {
    private static final String SIGN_IN = "/sign-in.xhtml";
    private static final Set<String> OPEN = Set.of("/jakarta.faces.resource/", "/assets/");

    private final transient SignedIn signedIn;

    @Inject
    PageAccess(SignedIn signedIn) {
        this.signedIn = signedIn;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getServletPath()
                + Optional.ofNullable(request.getPathInfo()).orElse("");
        Optional<Page> page = Page.at(path).or(() -> ExportPath.of(path).map(ExportPath::page));
        if (path.equals(SIGN_IN) || OPEN.stream().anyMatch(path::startsWith)) {
            chain.doFilter(request, response);
        } else if (path.isEmpty() || path.equals("/")) {
            response.sendRedirect(Page.OVERVIEW.path());
        } else if (!signedIn.present()) {
            response.sendRedirect(SIGN_IN);
        } else if (page.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (!signedIn.person().opens(page.get())) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else {
            response.setHeader("Cache-Control", "no-store");
            open(request, response, chain);
        }
    }

    /** A failure is told by the error page. The server itself would answer it with nothing at all. */
    private static void open(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | IOException | RuntimeException e) {
            if (response.isCommitted()) {
                throw e;
            }
            response.reset();
            request.setAttribute(RequestDispatcher.ERROR_EXCEPTION, e);
            request.setAttribute(RequestDispatcher.ERROR_REQUEST_URI, request.getRequestURI());
            request.getRequestDispatcher("/problem/error.xhtml").forward(request, response);
        }
    }
}

package io.truelift.webui.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the address of the page asks for. */
@RequestScoped
@Named("asked")
public class Request {
    private final HttpServletRequest request;

    @Inject
    Request(HttpServletRequest request) {
        this.request = request;
    }

    /** The value of a query parameter; absent where it is missing or blank. */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(request.getParameter(name))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    /** The value of a query parameter, or nothing. */
    public String text(String name) {
        return parameter(name).orElse("");
    }

    /** The query of the address with its question mark, to hand the filters of a page on; empty where there is none. */
    public String query() {
        return Optional.ofNullable(request.getQueryString())
                .filter(query -> !query.isEmpty())
                .map(query -> "?" + query)
                .orElse("");
    }

    /** The query of the address with another value for one parameter, with its question mark; an empty value takes the parameter away. */
    public String queryWith(String name, String value) {
        Map<String, String> parameters = new LinkedHashMap<>();
        request.getParameterMap().forEach((key, values) -> {
            if (isInAddress(key)) {
                parameters.put(key, values[0]);
            }
        });
        parameters.put(name, value);
        return parameters.entrySet().stream()
                .filter(each -> !each.getValue().isBlank())
                .map(each -> URLEncoder.encode(each.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "?", ""));
    }

    /** Fields of a form that was sent stand in no address: they may name people. */
    private boolean isInAddress(String name) {
        return Stream.of(
                        Optional.ofNullable(request.getQueryString()).orElse("").split("&"))
                .map(part -> URLDecoder.decode(part.replaceFirst("=.*", ""), StandardCharsets.UTF_8))
                .anyMatch(name::equals);
    }

    /** What the address asks for besides the parameters of these names, which a form sets itself. */
    public List<Map.Entry<String, String>> others(List<String> names) {
        return request.getParameterMap().entrySet().stream()
                .filter(each -> !names.contains(each.getKey()))
                .map(each -> Map.entry(each.getKey(), each.getValue()[0]))
                .toList();
    }

    /**
     * A field of a form that was sent to this page; absent where the page was only asked for. Other sites cannot send one,
     * since browsers add no sign-in to what comes from them.
     */
    public Optional<String> posted(String name) {
        return request.getMethod().equals("POST") ? parameter(name) : Optional.empty();
    }

    /** The whole address of a page of ours, as the reader's browser names this server. */
    public String address(String path) {
        return URI.create(request.getRequestURL().toString()).resolve(path).toString();
    }

    /** Every value of a parameter that may stand several times, such as boxes that are ticked. */
    public List<String> all(String name) {
        String[] values = request.getParameterValues(name);
        return values == null
                ? List.of()
                : Stream.of(values)
                        .map(String::strip)
                        .filter(value -> !value.isEmpty())
                        .toList();
    }

    public boolean isPost() {
        return request.getMethod().equals("POST");
    }

    /** A text of a form that was sent to this page, with its spaces; absent where the form has no such field. */
    public Optional<String> postedText(String name) {
        return request.getMethod().equals("POST")
                ? Optional.ofNullable(request.getParameter(name)).map(text -> text.replace("\r\n", "\n"))
                : Optional.empty();
    }

    /** Answers a script of ours with JSON in place of the page. */
    public void answerJson(String json) {
        FacesContext context = FacesContext.getCurrentInstance();
        context.getExternalContext().setResponseContentType("application/json");
        context.getExternalContext().setResponseCharacterEncoding("UTF-8");
        try {
            context.getExternalContext().getResponseOutputWriter().write(json);
            context.responseComplete();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException("Cannot answer with JSON", e);
        }
    }

    /** Whether a form that was sent to this page has the field, empty or not. */
    public boolean isSent(String name) {
        return request.getMethod().equals("POST") && request.getParameter(name) != null;
    }

    /** Answers by sending the browser to a page of ours. */
    public void goTo(String path) {
        FacesContext context = FacesContext.getCurrentInstance();
        try {
            context.getExternalContext().redirect(path);
            context.responseComplete();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException("Cannot answer with the way to " + path, e);
        }
    }

    /** Answers with "not found" and draws that page, under its own content security policy and not this page's too. */
    public void notFound() {
        FacesContext context = FacesContext.getCurrentInstance();
        context.getExternalContext().responseReset();
        context.getExternalContext().setResponseHeader("Cache-Control", "no-store");
        try {
            context.getExternalContext().responseSendError(404, "Not found");
            context.responseComplete();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException("Cannot answer with the page for what is not there", e);
        }
    }
}

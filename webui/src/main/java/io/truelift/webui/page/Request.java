package io.truelift.webui.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** What the address of the page asks for. */
@RequestScoped
@Named("asked")
public class Request {

    /** The value of a query parameter; absent where it is missing or blank. */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap().get(name))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    /** The value of a query parameter, or nothing. */
    public String text(String name) {
        return parameter(name).orElse("");
    }

    /**
     * A field of a form that was sent to this page; absent where the page was only asked for. Other sites cannot send one,
     * since browsers add no sign-in to what comes from them.
     */
    public Optional<String> posted(String name) {
        ExternalContext context = FacesContext.getCurrentInstance().getExternalContext();
        boolean isPosted = context.getRequest() instanceof HttpServletRequest request && request.getMethod().equals("POST");
        return isPosted ? parameter(name) : Optional.empty();
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

    /** Answers with "not found" and draws that page. */
    public void notFound() {
        FacesContext context = FacesContext.getCurrentInstance();
        try {
            context.getExternalContext().responseSendError(404, "Not found");
            context.responseComplete();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException("Cannot answer with the page for what is not there", e);
        }
    }
}

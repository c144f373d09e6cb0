package io.truelift.webui.page;

import io.truelift.webui.security.SignInAccounts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** What the sign-in page has to say before anybody signs in. */
@RequestScoped
@Named("signInPage")
public class SignInPage {
    private final Request request;
    private final boolean databaseAnswers;

    @Inject
    SignInPage(Request request, SignInAccounts accounts) {
        this.request = request;
        this.databaseAnswers = accounts.answer();
    }

    public boolean databaseAway() {
        return !databaseAnswers;
    }

    public boolean refused() {
        return databaseAnswers && request.parameter("failed").isPresent();
    }

    public boolean left() {
        return databaseAnswers && request.parameter("left").isPresent();
    }
}

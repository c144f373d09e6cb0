package io.truelift.webui.security;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;

/** How those are addressed whom records name by their account. */
@RequestScoped
@Named("people")
public class AccountNames {
    private final SignInAccounts accounts;
    private Map<String, String> titles = Map.of();

    @Inject
    AccountNames(SignInAccounts accounts) {
        this.accounts = accounts;
    }

    @PostConstruct
    void read() {
        titles = accounts.titles();
    }

    /** The person's title; the name of the account where it is there no more. */
    public String title(String account) {
        return titles.getOrDefault(account, account);
    }
}

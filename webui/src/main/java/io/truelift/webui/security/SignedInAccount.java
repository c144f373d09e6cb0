package io.truelift.webui.security;

import io.truelift.governance.account.Actor;
import io.truelift.governance.account.Permission;
import io.truelift.governance.account.Role;

/**
 * The person who is signed in.
 *
 * @param name name in the query engine
 * @param title how they are addressed
 * @param role what they do
 */
public record SignedInAccount(String name, String title, Role role) {

    /** What they do, or the name to sign in with where the account is named after its role. */
    public String subtitle() {
        return name.equals(role.word()) ? name : role.title();
    }

    public boolean may(Permission permission) {
        return permission.isOf(role);
    }

    public Actor actor() {
        return new Actor(name, title, role);
    }

    public boolean opens(Page page) {
        return page.opensFor(role);
    }
}

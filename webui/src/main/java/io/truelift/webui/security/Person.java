package io.truelift.webui.security;

/**
 * The person who is signed in.
 *
 * @param name name in the query engine
 * @param title how they are addressed
 * @param role what they do
 */
public record Person(String name, String title, Role role) {

    public boolean opens(Page page) {
        return page.opensFor(role);
    }
}

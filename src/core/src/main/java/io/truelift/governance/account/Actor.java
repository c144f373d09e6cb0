package io.truelift.governance.account;

/**
 * Who does something.
 *
 * @param name name of the account, the same in the query engine
 * @param title how they are addressed
 * @param role what they do
 */
public record Actor(String name, String title, Role role) {}

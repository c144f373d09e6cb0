package io.truelift.webui.security;

import io.truelift.governance.account.Role;

/**
 * Somebody who may sign in.
 *
 * @param name name to sign in with, also the person's name in the query engine
 * @param role what they do
 * @param title how they are addressed
 * @param password bcrypt hash in modular crypt format
 */
record Account(String name, Role role, String title, String password) {}

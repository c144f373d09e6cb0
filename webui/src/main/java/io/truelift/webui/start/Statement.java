package io.truelift.webui.start;

import io.truelift.platform.project.Resources;

/**
 * A statement from a {@code .sql} file among the resources, beside the class that runs it.
 *
 * @param name the file's name
 * @param text the statement
 */
public record Statement(String name, String text) {

    /** @throws IllegalStateException where there is no such file */
    public static Statement of(Class<?> neighbour, String name) {
        return new Statement(name, Resources.text(neighbour, name));
    }
}

package io.truelift.definitions.playbook;

import java.util.List;

/**
 * An experiment as a template, as a file in {@code governance/playbooks} gives it.
 *
 * @param name key: the file name
 * @param title short name
 * @param when situation that it is for
 * @param idea what is done in it
 * @param advice what to mind, in sentences
 * @param outline what an experiment of it begins with
 */
public record Playbook(
        String name, String title, String when, String idea, List<String> advice, ExperimentOutline outline) {

    public Playbook {
        advice = List.copyOf(advice);
    }
}

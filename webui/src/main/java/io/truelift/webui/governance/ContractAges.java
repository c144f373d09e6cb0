package io.truelift.webui.governance;

import io.truelift.governance.dictionary.TableContract;
import io.truelift.governance.history.HistoryException;
import io.truelift.governance.history.LastChanges;
import io.truelift.platform.project.Project;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps when each contract was last changed, while nothing is committed. */
@ApplicationScoped
public class ContractAges {
    private static final String FOLDER = "governance/dictionary";

    private final Project project;
    private @Nullable LastChanges last;

    @Inject
    ContractAges(Project project) {
        this.project = project;
    }

    /** When contracts were changed, by the file from the project's folder; nothing where the project is not kept in git. */
    public synchronized Map<String, Instant> current() {
        try {
            last = LastChanges.of(project, FOLDER, Optional.ofNullable(last));
            return last.byPath();
        } catch (HistoryException e) {
            return Map.of();
        }
    }

    /** When the contract was changed; absent where git does not know the file. */
    public Optional<Instant> changedAt(TableContract table) {
        return Optional.ofNullable(current().get(FOLDER + "/" + table.file().getFileName()));
    }
}

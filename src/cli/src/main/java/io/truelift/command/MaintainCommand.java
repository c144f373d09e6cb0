package io.truelift.command;

import io.truelift.platform.database.Database;
import io.truelift.platform.project.Project;
import io.truelift.platform.project.Settings;
import io.truelift.stack.Stack;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "maintain",
        mixinStandardHelpOptions = true,
        description =
                "Cares for the tables: small files become large ones; old snapshots go, but for those of kept reports, and files that no snapshot knows. Readers notice nothing; a build that begins meanwhile is refused. Once a day is often enough.")
final class MaintainCommand implements Callable<Integer> {
    private static final int MOST_DAYS = 36_500;

    @Option(
            names = "--keep",
            paramLabel = "DAYS",
            defaultValue = "30",
            description = "Days for which every snapshot is kept (default: 30).")
    private int keep;

    @Option(
            names = "--untouched",
            paramLabel = "DAYS",
            defaultValue = "3",
            description =
                    "Days for which a file that no snapshot knows must have lain untouched, for a writer may be about to commit it (default: 3).")
    private int untouched;

    @Override
    public Integer call() {
        check("--keep", keep);
        check("--untouched", untouched);
        Project project = Project.current();
        new Stack(project).startDatabase(started -> System.out.println("stack        started " + started));
        Database.migrate(Database.of(Settings.of(project)));
        return new PipelinesProcess(project)
                .maintain(List.of("--keep", Integer.toString(keep), "--untouched", Integer.toString(untouched)));
    }

    /** Queries that run read what was published when they began. */
    private static void check(String option, int days) {
        if (days < 1 || days > MOST_DAYS) {
            throw new IllegalArgumentException("%s must be 1 to %,d days, not %d.".formatted(option, MOST_DAYS, days));
        }
    }
}

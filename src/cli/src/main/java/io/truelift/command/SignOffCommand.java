package io.truelift.command;

import io.truelift.definitions.query.ColumnName;
import io.truelift.definitions.query.SqlFile;
import io.truelift.definitions.query.SqlLibrary;
import io.truelift.governance.access.SignedDefinition;
import io.truelift.governance.signoff.SignOff;
import io.truelift.governance.signoff.SignOffFile;
import io.truelift.governance.signoff.SignOffLog;
import io.truelift.governance.signoff.SignOffLog.SignOffEvent;
import io.truelift.governance.signoff.SignOffs;
import io.truelift.platform.database.Database;
import io.truelift.platform.project.Project;
import io.truelift.platform.project.Settings;
import io.truelift.platform.warehouse.Warehouse;
import io.truelift.stack.Stack;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "sign-off",
        mixinStandardHelpOptions = true,
        description =
                "Lets a segment, metric or experiment read a sensitive column until a day; only for people of the governance team.")
final class SignOffCommand implements Callable<Integer> {
    private static final String GOVERNANCE = "governance";

    @Parameters(paramLabel = "FILE", description = "The definition, such as sql/segments/well_off.sql.")
    private Path question = Path.of("");

    @Option(
            names = "--column",
            paramLabel = "COLUMN",
            required = true,
            description = "The column, such as governed.customer.income_band.")
    private String column = "";

    @Option(
            names = "--as",
            paramLabel = "NAME",
            required = true,
            description = "Account of the governance team that signs.")
    private String person = "";

    @Option(
            names = "--reason",
            paramLabel = "WHY",
            required = true,
            description = "Why the definition needs the column, or no longer does.")
    private String reason = "";

    @Option(
            names = "--until",
            paramLabel = "DATE",
            description = "Day from which the sign-off no longer holds, such as 2027-12-31.")
    private LocalDate until = LocalDate.MAX;

    @Option(names = "--revoke", description = "Takes a sign-off back.")
    private boolean revoke;

    @Override
    public Integer call() throws SQLException {
        Project project = Project.current();
        Settings settings = Settings.of(project);
        if (SignedDefinition.isPrincipal(person)
                || !Warehouse.of(settings).rolesOf(person).contains(GOVERNANCE)) {
            throw new IllegalArgumentException(
                    "Cannot sign off in the name of %s: only people of the governance team may".formatted(person));
        }
        SqlLibrary library = SqlLibrary.of(project);
        SqlFile file = library.read(
                String.valueOf(question.toAbsolutePath().resolveSibling("").getFileName()),
                question.getFileName().toString().replace(SqlFile.ENDING, ""));
        ColumnName name = ColumnName.parse(column);
        SignOffLog log = new SignOffLog(Database.of(settings), Clock.systemUTC());
        List<SignOff> standing = new ArrayList<>(SignOffFile.read(project.governance()));
        List<SignOff> earlier = standing.stream()
                .filter(s ->
                        s.question().equals(SignOffs.key(file)) && s.column().equals(name))
                .toList();
        if (revoke) {
            if (earlier.isEmpty()) {
                throw new IllegalArgumentException(
                        "Cannot take back a sign-off of %s for %s: there is none".formatted(SignOffs.key(file), name));
            }
            earlier.forEach(signOff -> log.add(SignOffEvent.REVOKED, signOff, person));
        }
        standing.removeAll(earlier);
        if (!revoke) {
            SignOff signOff = signed(library, file, name, project);
            log.add(SignOffEvent.SIGNED, signOff, person);
            standing.add(signOff);
        }
        SignOffFile.write(project.governance(), standing);
        new Stack(project).publishRules();
        System.out.println("%s %s for %s. Commit governance/%s."
                .formatted(revoke ? "Took back" : "Signed off", name, file.place(), SignOffFile.NAME));
        return 0;
    }

    private SignOff signed(SqlLibrary library, SqlFile file, ColumnName name, Project project) {
        if (until.equals(LocalDate.MAX)) {
            throw new IllegalArgumentException(
                    "Cannot sign off without an end: give --until a day, such as --until 2027-12-31");
        }
        if (SignOffs.of(library, project.governance(), Clock.systemUTC()).sensitive(file).stream()
                .noneMatch(read -> read.column().equals(name))) {
            throw new IllegalArgumentException(
                    "Cannot sign off %s for %s: the file reads no sensitive column of that name"
                            .formatted(name, file.place()));
        }
        return new SignOff(
                SignOffs.key(file),
                name,
                SignOffs.sha256(file),
                person,
                reason,
                LocalDate.now(Clock.systemUTC().withZone(ZoneOffset.UTC)),
                until);
    }
}

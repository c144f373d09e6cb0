package io.truelift.command;

import io.truelift.governance.dictionary.ContractDraft;
import io.truelift.governance.dictionary.TableContract;
import io.truelift.governance.dictionary.WarehouseColumns;
import io.truelift.platform.project.Project;
import io.truelift.platform.project.Settings;
import io.truelift.platform.warehouse.Warehouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "draft",
        mixinStandardHelpOptions = true,
        description = {
            "Drafts the contract of a table of your own warehouse, for a person to mend.",
            "Names and types are the table's; what only you know is left empty, and 'dictionary check' asks for it."
        })
final class DraftContractCommand implements Callable<Integer> {
    @Parameters(paramLabel = "TABLE", description = "Namespace and name, such as shop.orders.")
    private String table;

    @Option(
            names = "--keys",
            paramLabel = "COLUMN=TYPE",
            description =
                    "The column that says whose a row is, and the type of its identifiers in governance/identity.yaml, such as user_id=order_account.")
    private Optional<String> keys = Optional.empty();

    @Option(names = "--write", description = "Writes it into governance/dictionary.")
    private boolean isWritten;

    @Override
    public Integer call() throws SQLException {
        Project project = Project.current();
        Map<String, Map<String, String>> tables = WarehouseColumns.of(Warehouse.of(Settings.of(project)));
        Map<String, String> columns = tables.get(table);
        if (columns == null || !TableContract.isExternal(table)) {
            throw new IllegalArgumentException("Cannot find a table %s of your own in the warehouse. It has: %s."
                    .formatted(
                            table,
                            tables.keySet().stream()
                                    .filter(TableContract::isExternal)
                                    .collect(Collectors.collectingAndThen(
                                            Collectors.joining(", "), names -> names.isEmpty() ? "none" : names))));
        }
        String text = ContractDraft.of(table, columns, keys.map(ContractDraft.Key::of));
        if (isWritten) {
            System.out.printf("Written: %s%n", write(project, text));
        } else {
            System.out.print(text);
        }
        return 0;
    }

    private Path write(Project project, String text) {
        Path file = project.governance().resolve("dictionary").resolve(ContractDraft.name(table) + ".odcs.yaml");
        try {
            return Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new IllegalArgumentException(
                    "Cannot write %s: the file is there already. Print the draft without --write, and take what you need."
                            .formatted(file),
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write %s: %s".formatted(file, e.getMessage()), e);
        }
    }
}

package io.truelift.command;

import io.truelift.governance.dictionary.ContractField;
import io.truelift.governance.dictionary.ContractField.Subject;
import io.truelift.governance.dictionary.ContractText;
import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.DictionaryReader;
import io.truelift.governance.dictionary.Finding;
import io.truelift.governance.dictionary.TableContract;
import io.truelift.governance.proposal.ProposedContract;
import io.truelift.platform.project.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "edit",
        mixinStandardHelpOptions = true,
        description = {
            "Changes one field of a contract in its file; comments and layout stay as they are.",
            "Nothing is written where the contract would have a mistake; the exit code is then 1."
        })
final class EditDictionaryCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            paramLabel = "WHAT",
            description = "A table or a column, such as governed.customer or governed.customer.country.")
    private String what = "";

    @Parameters(
            index = "1",
            paramLabel = "FIELD",
            description = "Such as description or classification; another word lists them all.")
    private String word = "";

    @Parameters(
            index = "2",
            paramLabel = "VALUE",
            description =
                    "The new value; an empty one takes the field away. Lists have semicolons between their values.")
    private String value = "";

    @Override
    public Integer call() throws IOException {
        Project project = Project.current();
        Dictionary dictionary = DictionaryReader.read(project.governance());
        Optional<String> column = what.chars().filter(sign -> sign == '.').count() == 2
                ? Optional.of(what.substring(what.lastIndexOf('.') + 1))
                : Optional.empty();
        TableContract contract = contract(
                dictionary,
                column.map(name -> what.substring(0, what.lastIndexOf('.'))).orElse(what));
        ContractText before = new ContractText(Files.readString(contract.file()));
        ContractText after = before.with(column, field(column), value);
        List<Finding> mistakes = new ProposedContract(
                        project.governance(), contract.file().getFileName().toString(), after.text())
                .mistakes();
        mistakes.forEach(System.out::println);
        if (!mistakes.isEmpty()) {
            System.out.println("Nothing is written: %d to mend.".formatted(mistakes.size()));
            return 1;
        }
        if (after.equals(before)) {
            System.out.println("Nothing is written: %s of %s is that already.".formatted(word, what));
            return 0;
        }
        Files.writeString(contract.file(), after.text());
        System.out.println(
                "%s is written. ./truelift dictionary diff says what it changes for definitions, ./truelift dictionary publish brings it to the warehouse."
                        .formatted(contract.file().getFileName()));
        return 0;
    }

    private TableContract contract(Dictionary dictionary, String table) {
        return dictionary.tables().stream()
                .filter(one -> one.qualifiedName().equals(table))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Cannot find table %s in the dictionary: write it as governed.customer, or a column as governed.customer.country"
                                .formatted(table)));
    }

    private ContractField field(Optional<String> column) {
        Subject subject = column.isPresent() ? Subject.COLUMN : Subject.TABLE;
        return ContractField.of(subject, word)
                .orElseThrow(() -> new IllegalArgumentException("Cannot edit %s of a %s: its fields are %s"
                        .formatted(
                                word,
                                subject.name().toLowerCase(Locale.ROOT),
                                ContractField.of(subject).stream()
                                        .map(ContractField::word)
                                        .collect(Collectors.joining(", ")))));
    }
}

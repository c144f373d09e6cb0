package io.truelift.webui.governance;

import io.truelift.governance.account.Permission;
import io.truelift.governance.dictionary.Classification;
import io.truelift.governance.dictionary.ContractField;
import io.truelift.governance.dictionary.ContractField.Subject;
import io.truelift.governance.dictionary.ContractText;
import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.DictionaryException;
import io.truelift.governance.dictionary.Purpose;
import io.truelift.governance.dictionary.TableContract;
import io.truelift.governance.history.HistoryException;
import io.truelift.governance.proposal.Proposal;
import io.truelift.governance.proposal.ProposalException;
import io.truelift.governance.proposal.ProposalLog;
import io.truelift.governance.proposal.ProposalLog.Which;
import io.truelift.governance.proposal.Proposals.FieldChange;
import io.truelift.webui.page.Choice;
import io.truelift.webui.page.Request;
import io.truelift.webui.security.SignedIn;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The form in which the fields of a table or of one of its columns are edited where they stand. */
@RequestScoped
@Named("contractForm")
public class ContractForm {
    /** Stands in the address for the table itself, which no column is called. */
    private static final String THE_TABLE = "*";

    private final ProposalService service;
    private final ProposalLog log;
    private final TablePage page;
    private final Dictionary dictionary;
    private final Request request;
    private final SignedIn signedIn;
    private @Nullable List<Field> fields;
    private String problem = "";

    @Inject
    ContractForm(
            ProposalService service,
            ProposalLog log,
            TablePage page,
            Dictionary dictionary,
            Request request,
            SignedIn signedIn) {
        this.service = service;
        this.log = log;
        this.page = page;
        this.dictionary = dictionary;
        this.request = request;
        this.signedIn = signedIn;
    }

    /**
     * A field as the form shows it.
     *
     * @param field the field
     * @param label what it is called
     * @param hint how a value is written; empty where that is plain
     * @param value what stands in it, or what somebody typed and was refused
     * @param choices what may be chosen; empty where anything may be typed
     */
    public record Field(ContractField field, String label, String hint, String value, List<Choice> choices) {
        public Field {
            choices = List.copyOf(choices);
        }

        /** Its name in the form. */
        public String name() {
            return "field-" + field.word();
        }

        public boolean isLong() {
            return field.word().equals("description");
        }
    }

    /** Keeps the proposal that was sent, and shows it. */
    public void open() {
        if (request.posted("propose").isEmpty() || !mayEdit() || !isOpen()) {
            return;
        }
        List<FieldChange> wishes = ContractField.of(subject()).stream()
                .filter(field -> request.isSent("field-" + field.word()))
                .map(field -> new FieldChange(column(), field, request.text("field-" + field.word())))
                .toList();
        try {
            request.goTo("/governance/proposal.xhtml?id="
                    + service.propose(page.table().qualifiedName(), wishes, request.text("reason")));
        } catch (ProposalException | HistoryException e) {
            String said = String.valueOf(e.getMessage());
            problem = said.endsWith(".") ? said : said + ".";
        }
    }

    public boolean mayEdit() {
        return signedIn.person().may(Permission.PROPOSE);
    }

    /** Whether the form of a column is open, or with {@code *} that of the table. */
    public boolean isOpenFor(String what) {
        return mayEdit() && request.text("edit").equals(what);
    }

    private boolean isOpen() {
        return isOpenFor(THE_TABLE) || column().flatMap(page.table()::column).isPresent();
    }

    private Optional<String> column() {
        return request.parameter("edit").filter(name -> !name.equals(THE_TABLE));
    }

    private Subject subject() {
        return column().isPresent() ? Subject.COLUMN : Subject.TABLE;
    }

    /** Why nothing was proposed; empty where nothing went wrong. */
    public String problem() {
        return problem;
    }

    /** Open proposals for the table, the newest first; none for whoever may not edit. */
    public List<Proposal> proposals() {
        return mayEdit() ? log.of(page.table().qualifiedName(), Which.OPEN) : List.of();
    }

    public List<Field> fields() {
        if (fields == null) {
            ContractText text = text(page.table());
            fields = ContractField.of(subject()).stream()
                    .map(field -> field(text, field))
                    .toList();
        }
        return fields;
    }

    private Field field(ContractText text, ContractField field) {
        String name = "field-" + field.word();
        String value = request.isSent(name) ? request.text(name) : text.value(column(), field);
        return new Field(field, label(field), hint(field), value, choices(field, value));
    }

    private static ContractText text(TableContract contract) {
        try {
            return new ContractText(Files.readString(contract.file()));
        } catch (IOException e) {
            throw new DictionaryException("Cannot read %s: %s".formatted(contract.file(), e.getMessage()), e);
        }
    }

    private static String label(ContractField field) {
        return switch (field) {
            case TABLE_DESCRIPTION, DESCRIPTION -> "Meaning";
            case TABLE_BUSINESS_NAME, BUSINESS_NAME -> "Name in business words";
            case GRAIN -> "One row is";
            case OWNER -> "Owner";
            case DOMAIN -> "Domain";
            case RETENTION -> "Kept for";
            case CLASSIFICATION -> "Classification";
            case PURPOSES -> "May serve";
            case MASK -> "Mask";
            case REQUIRED -> "Never empty";
            case UNIQUE -> "No two alike";
            case MINIMUM -> "At least";
            case MAXIMUM -> "At most";
            case VALID_VALUES -> "One of";
        };
    }

    private String hint(ContractField field) {
        return switch (field) {
            case RETENTION -> "such as 3 y";
            case PURPOSES ->
                "semicolons between: "
                        + String.join(
                                "; ",
                                dictionary.purposes().stream()
                                        .map(Purpose::name)
                                        .toList());
            case VALID_VALUES -> "semicolons between values";
            case MASK -> "empty: hidden where it is masked";
            default -> "";
        };
    }

    private static List<Choice> choices(ContractField field, String value) {
        return switch (field) {
            case CLASSIFICATION ->
                Choice.among(
                        Stream.of(Classification.values())
                                .map(Classification::word)
                                .toList(),
                        value,
                        word -> word,
                        word -> word);
            case REQUIRED, UNIQUE ->
                Choice.among(List.of("true", "false"), value, word -> word, word -> word.equals("true") ? "yes" : "no");
            default -> List.of();
        };
    }
}

package io.truelift.webui.governance;

import io.truelift.governance.access.AccessPolicy;
import io.truelift.governance.access.AccessPolicy.Privilege;
import io.truelift.governance.access.AccessPolicy.Role;
import io.truelift.governance.access.AccessPolicy.Rows;
import io.truelift.governance.access.AccessPolicy.Visibility;
import io.truelift.governance.access.AccessPolicyReader;
import io.truelift.governance.access.SeenTable;
import io.truelift.governance.access.SeenTable.SeenColumn;
import io.truelift.governance.dictionary.ColumnContract;
import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.Purpose;
import io.truelift.governance.dictionary.TableContract;
import io.truelift.platform.project.Project;
import io.truelift.webui.page.Choice;
import io.truelift.webui.page.PageInfo;
import io.truelift.webui.page.Request;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What does each role see of each table and column? */
@RequestScoped
@Named("accessPage")
public class AccessPage {
    private static final int PER_PAGE = 20;

    private final Dictionary dictionary;
    private final Project project;
    private final Request request;
    private @Nullable AccessPolicy policy;
    private Optional<TableContract> table = Optional.empty();

    @Inject
    AccessPage(Dictionary dictionary, Project project, Request request) {
        this.dictionary = dictionary;
        this.project = project;
        this.request = request;
    }

    /** The parts of the page. */
    public enum View {
        ROLES("What each role sees"),
        READS("Who read what"),
        SIGN_OFFS("Sign-offs");

        private final String title;

        View(String title) {
            this.title = title;
        }

        /** How the address names it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public String title() {
            return title;
        }
    }

    /**
     * A table with what every role sees of it.
     *
     * @param table the table
     * @param seen by role, in the order of the roles
     */
    public record TableRow(TableContract table, List<SeenTable> seen) {}

    /**
     * A column with how every role sees it.
     *
     * @param column the column
     * @param seen by role, in the order of the roles
     */
    public record ColumnRow(ColumnContract column, List<SeenColumn> seen) {}

    /** Finds the table that the address names. */
    public void open() {
        Optional<String> asked = request.parameter("of");
        if (asked.isPresent()) {
            table = dictionary.find(asked.get());
            if (table.isEmpty()) {
                request.notFound();
            }
        }
    }

    public View view() {
        return List.of(View.values()).stream()
                .filter(view -> view.word().equals(request.text("view")))
                .findFirst()
                .orElse(View.ROLES);
    }

    public List<Choice> views() {
        return Choice.among(List.of(View.values()), view(), View::word, View::title);
    }

    public List<Role> roles() {
        return policy().roles();
    }

    public List<String> namespaces() {
        return dictionary.tables().stream()
                .map(TableContract::namespace)
                .distinct()
                .sorted()
                .toList();
    }

    /** The table whose columns are shown; absent where all tables are. */
    public Optional<TableContract> table() {
        return table;
    }

    /** Tables that the filters find, this part of them. */
    public List<TableRow> tables() {
        return found().stream()
                .skip(parts().skipped())
                .limit(PER_PAGE)
                .map(this::row)
                .toList();
    }

    public PageInfo parts() {
        return PageInfo.of(request, PER_PAGE, found().size());
    }

    private List<TableContract> found() {
        String words = request.text("words").toLowerCase(Locale.ROOT);
        String namespace = request.text("namespace");
        return dictionary.tables().stream()
                .filter(one -> namespace.isEmpty() || one.namespace().equals(namespace))
                .filter(one -> words.isEmpty()
                        || one.qualifiedName().contains(words)
                        || one.columns().stream()
                                .anyMatch(column -> column.name().contains(words)))
                .toList();
    }

    private TableRow row(TableContract one) {
        return new TableRow(
                one,
                roles().stream().map(role -> SeenTable.of(policy(), role, one)).toList());
    }

    /** What every role sees of the chosen table. */
    public List<SeenTable> seen() {
        return table.map(one -> row(one).seen()).orElse(List.of());
    }

    /** The columns of the chosen table with how every role sees them. */
    public List<ColumnRow> columns() {
        List<SeenTable> seen = seen();
        return table.map(TableContract::columns).orElse(List.of()).stream()
                .map(column -> new ColumnRow(
                        column,
                        seen.stream()
                                .map(one -> one.column(column.name()).orElseThrow())
                                .toList()))
                .toList();
    }

    /** Which rows, in words. */
    public String rows(SeenTable seen) {
        return seen.rows()
                .map(rows -> switch (rows) {
                    case Rows.All() -> "All rows";
                    case Rows.WithConsent(String purpose) -> "Who agreed: " + title(purpose);
                })
                .orElse("Refused");
    }

    /** How columns are seen and what else may be done, in words; empty where the table is refused. */
    public String details(SeenTable seen) {
        if (seen.isRefused()) {
            return "";
        }
        List<String> parts = new ArrayList<>();
        long masked = seen.count(Visibility.MASKED);
        long refused = seen.count(Visibility.REFUSED);
        if (masked > 0) {
            parts.add(masked + " masked");
        }
        if (refused > 0) {
            parts.add(refused + " refused");
        }
        if (parts.isEmpty()) {
            parts.add("every column shown");
        }
        seen.privileges().stream()
                .filter(privilege -> privilege != Privilege.SELECT)
                .forEach(privilege -> parts.add("may " + privilege.name().toLowerCase(Locale.ROOT)));
        return String.join(", ", parts);
    }

    /** How a column is seen, in a word. */
    public String word(Visibility visibility) {
        return switch (visibility) {
            case SHOWN -> "Shown";
            case GUARDED -> "Guarded";
            case MASKED -> "Masked";
            case REFUSED -> "Refused";
        };
    }

    /** Name of the word's style. */
    public String tone(Visibility visibility) {
        return switch (visibility) {
            case SHOWN, GUARDED -> "good";
            case MASKED -> "early";
            case REFUSED -> "bad";
        };
    }

    private String title(String purpose) {
        return dictionary.purposes().stream()
                .filter(one -> one.name().equals(purpose))
                .map(Purpose::title)
                .findFirst()
                .orElse(purpose);
    }

    AccessPolicy policy() {
        if (policy == null) {
            policy = AccessPolicyReader.read(project.governance(), dictionary);
        }
        return policy;
    }
}

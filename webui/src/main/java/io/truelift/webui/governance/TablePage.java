package io.truelift.webui.governance;

import io.truelift.governance.check.TableCheck;
import io.truelift.governance.check.TableCheck.Unique;
import io.truelift.governance.check.ValueCheck.Required;
import io.truelift.governance.dictionary.ColumnContract;
import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.Purpose;
import io.truelift.governance.dictionary.TableContract;
import io.truelift.platform.project.Project;
import io.truelift.webui.page.Request;
import io.truelift.webui.security.Page;
import io.truelift.webui.security.SignedIn;
import io.truelift.webui.warehouse.ColumnReadsCache;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What does this table hold, what may it be used for, and where does it come from? */
@RequestScoped
@Named("tablePage")
public class TablePage {
    private static final String WARNED = "told where not: ";

    private final Dictionary dictionary;
    private final DeclaredFeeds feeds;
    private final Project project;
    private final Request request;
    private final ColumnReadsCache reads;
    private final SignedIn signedIn;
    private @Nullable TableContract table;
    private @Nullable LineagePicture picture;

    @Inject
    TablePage(
            Dictionary dictionary,
            DeclaredFeeds feeds,
            Project project,
            Request request,
            ColumnReadsCache reads,
            SignedIn signedIn) {
        this.dictionary = dictionary;
        this.reads = reads;
        this.signedIn = signedIn;
        this.feeds = feeds;
        this.project = project;
        this.request = request;
    }

    /** Finds the table that the address names. */
    public void open() {
        request.parameter("name").flatMap(dictionary::find).ifPresentOrElse(found -> table = found, request::notFound);
    }

    public TableContract table() {
        if (table == null) {
            throw new IllegalStateException("Cannot show a table before it is opened");
        }
        return table;
    }

    public Lineage lineage() {
        return Lineage.of(table(), dictionary, feeds.all());
    }

    /** The way of the data from feeds through the table to reports. */
    public LineagePicture picture() {
        if (picture == null) {
            LineageGraph graph = LineageGraph.of(table(), dictionary, feeds.all(), reads.current());
            picture = LineagePicture.of(
                    graph,
                    address -> Page.at(address).filter(signedIn.person()::opens).isPresent());
        }
        return picture;
    }

    /** The contract's file, relative to the project. */
    public String file() {
        return project.content()
                .relativize(table().file().toAbsolutePath().normalize())
                .toString();
    }

    public List<String> purposeTitles(ColumnContract column) {
        return column.purposes().stream()
                .map(name -> dictionary.purposes().stream()
                        .filter(purpose -> purpose.name().equals(name))
                        .map(Purpose::title)
                        .findFirst()
                        .orElse(name))
                .toList();
    }

    /** What the column must hold, in words; what does not stop a run says so. */
    public List<String> rules(ColumnContract column) {
        List<String> rules = new ArrayList<>();
        if (column.key()) {
            rules.add("part of the key");
        }
        column.keys().ifPresent(type -> rules.add("says whose a row is: %s".formatted(type)));
        if (column.unique()) {
            rules.add("no two alike");
        }
        column.checks().forEach(check -> rules.add(check instanceof Required ? "never empty" : check.inWords()));
        column.warnings()
                .forEach(check -> rules.add(WARNED + (check instanceof Required ? "never empty" : check.inWords())));
        rules.addAll(ofTable(table().checks(), column, ""));
        rules.addAll(ofTable(table().warnings(), column, WARNED));
        return rules;
    }

    /** What the table must be in this column alone, but for what the column says itself. */
    private static List<String> ofTable(List<TableCheck> checks, ColumnContract column, String before) {
        return checks.stream()
                .filter(check -> check.columns().equals(List.of(column.name())) && !(check instanceof Unique))
                .map(check -> before + check.inWords())
                .toList();
    }

    /** How long rows are kept, in words. */
    public String retention() {
        return Retention.words(table().retention());
    }
}

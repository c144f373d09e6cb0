package io.truelift.webui.governance;

import io.truelift.governance.dictionary.ColumnContract;
import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.Purpose;
import io.truelift.governance.dictionary.TableContract;
import io.truelift.governance.privacy.FoundPerson;
import io.truelift.governance.privacy.FoundPerson.Agreement;
import io.truelift.governance.privacy.FoundPerson.HeldValue;
import io.truelift.governance.privacy.FoundPerson.Holding;
import io.truelift.governance.privacy.LookUpLog;
import io.truelift.governance.privacy.PersonKeys;
import io.truelift.governance.privacy.PersonLookUp;
import io.truelift.webui.format.Times;
import io.truelift.webui.page.Choice;
import io.truelift.webui.page.PageInfo;
import io.truelift.webui.page.Request;
import io.truelift.webui.security.SignedIn;
import io.truelift.webui.warehouse.BackgroundJobs.Status;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is held about this person, for which purpose and from which feed, and who asked? */
@RequestScoped
@Named("personPage")
public class PersonPage {
    private static final String HERE = "/governance/person.xhtml";
    private static final int PER_PAGE = 20;

    private final PersonLookUpService service;
    private final PersonKeys keys;
    private final LookUpLog log;
    private final Dictionary dictionary;
    private final Request request;
    private final SignedIn signedIn;
    private final Times times;
    private String problem = "";
    private @Nullable PersonLookUp lookUp;
    private Optional<FoundPerson> found = Optional.empty();

    @Inject
    PersonPage(
            PersonLookUpService service,
            PersonKeys keys,
            LookUpLog log,
            Dictionary dictionary,
            Request request,
            SignedIn signedIn,
            Times times) {
        this.service = service;
        this.keys = keys;
        this.log = log;
        this.dictionary = dictionary;
        this.request = request;
        this.signedIn = signedIn;
        this.times = times;
    }

    /**
     * A column of the person's row.
     *
     * @param held column and value
     * @param contract what the dictionary says of the column
     */
    public record Value(HeldValue held, ColumnContract contract) {}

    /**
     * @param holding rows of a table
     * @param meaning what the table is
     * @param purposes what its columns may serve, in words
     */
    public record Held(Holding holding, String meaning, List<String> purposes) {}

    /** Looks up whom the form names, or opens the look-up that the address names. */
    public void open() {
        if (request.posted("identifier").isPresent() || request.posted("look").isPresent()) {
            look();
            return;
        }
        Optional<String> asked = request.parameter("lookup");
        if (asked.isEmpty()) {
            return;
        }
        Optional<PersonLookUp> known = asked.filter(number -> number.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .flatMap(log::find);
        if (known.isEmpty()) {
            request.notFound();
        } else if (request.posted("cancel").isPresent()) {
            service.cancel(known.get());
            request.goTo(HERE + "?lookup=" + known.get().id());
        } else {
            lookUp = known.get();
            found = service.found(known.get());
        }
    }

    private void look() {
        try {
            String value = request.posted("identifier")
                    .orElseThrow(() -> new IllegalArgumentException(
                            "Cannot look anybody up without an identifier: type one of theirs"));
            request.goTo(HERE + "?lookup=" + service.lookUp(request.text("type"), value, request.text("reason")));
        } catch (IllegalArgumentException e) {
            String said = String.valueOf(e.getMessage());
            problem = said.endsWith(".") ? said : said + ".";
        }
    }

    /** Why nobody was looked up; empty where nothing went wrong. */
    public String problem() {
        return problem;
    }

    /** Kinds of identifiers to choose from; e-mail first, which is what people write in with. */
    public List<Choice> types() {
        List<String> types =
                keys.types().stream().filter(type -> !type.equals("record")).toList();
        String chosen = request.parameter("type")
                .filter(types::contains)
                .orElse(types.contains("email") ? "email" : types.getFirst());
        return Choice.among(types, chosen, type -> type, PersonPage::words);
    }

    /** A kind of identifier as people read it. */
    public String kind(String type) {
        return words(type);
    }

    private static String words(String name) {
        String spaced = name.replace('_', ' ').replace("email", "e-mail");
        return Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
    }

    /** The look-up that the address names. */
    public Optional<PersonLookUp> lookUp() {
        return Optional.ofNullable(lookUp);
    }

    /** What was found, for whoever asked. */
    public Optional<FoundPerson> found() {
        return found;
    }

    public Optional<Status> standing() {
        return lookUp().filter(one -> isMine()).flatMap(service::standing);
    }

    public boolean isRunning() {
        return standing().filter(Status::isRunning).isPresent();
    }

    /** Whether the person who is signed in made the look-up. */
    public boolean isMine() {
        return lookUp().filter(one -> one.by().equals(signedIn.person().name())).isPresent();
    }

    /** The person's row with what the dictionary says of each column. */
    public List<Value> values() {
        TableContract customer = dictionary.table("governed.customer");
        return found.map(FoundPerson::values).orElse(List.of()).stream()
                .flatMap(held -> customer.column(held.column()).map(contract -> new Value(held, contract)).stream())
                .toList();
    }

    /** Rows of other tables with what they may serve. */
    public List<Held> holdings() {
        return found.map(FoundPerson::holdings).orElse(List.of()).stream()
                .map(this::held)
                .toList();
    }

    private Held held(Holding holding) {
        TableContract table = dictionary.table(holding.table());
        List<String> purposes = dictionary.purposes().stream()
                .filter(purpose -> table.columns().stream()
                        .anyMatch(column -> column.purposes().contains(purpose.name())))
                .map(Purpose::title)
                .toList();
        return new Held(holding, table.description(), purposes);
    }

    /** The person's word on each purpose that needs one; a purpose on which they never spoke has none. */
    public List<Purpose> purposes() {
        return dictionary.purposes().stream().filter(Purpose::needsConsent).toList();
    }

    public Optional<Agreement> agreement(Purpose purpose) {
        return found.flatMap(person -> person.agreements().stream()
                .filter(word -> word.purpose().equals(purpose.name()))
                .findFirst());
    }

    /** The day until which the person's grant holds; empty where no end was named. */
    public String until(Purpose purpose) {
        return agreement(purpose).flatMap(Agreement::expiresAt).map(times::day).orElse("");
    }

    /** What a purpose is called. */
    public String title(String purpose) {
        return dictionary.purposes().stream()
                .filter(one -> one.name().equals(purpose))
                .map(Purpose::title)
                .findFirst()
                .orElse(purpose);
    }

    /** An identifier as much of it as tells two apart. */
    public String brief(String identifier) {
        int hash = identifier.indexOf(':') + 1;
        return identifier.length() > hash + 8 ? identifier.substring(hash, hash + 8) + "…" : identifier;
    }

    /** What came of a look-up, in words. */
    public String outcome(PersonLookUp one) {
        return one.outcome()
                .map(outcome -> switch (outcome) {
                    case FOUND -> "Found";
                    case NOT_FOUND -> "Nobody found";
                    case NO_ANSWER -> "No answer";
                })
                .orElse("Not known yet");
    }

    /** Name of the style of what came of a look-up. */
    public String tone(PersonLookUp one) {
        return one.outcome()
                .map(outcome -> switch (outcome) {
                    case FOUND -> "good";
                    case NOT_FOUND -> "neutral";
                    case NO_ANSWER -> "bad";
                })
                .orElse("early");
    }

    /** Who looked whom up, this part of the record. */
    public List<PersonLookUp> record() {
        return log.newest(PER_PAGE, parts().skipped());
    }

    public PageInfo parts() {
        return PageInfo.of(request, PER_PAGE, log.count());
    }
}

package io.truelift.governance.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.truelift.definitions.query.SqlLibrary;
import io.truelift.governance.account.Actor;
import io.truelift.governance.account.Role;
import io.truelift.governance.dictionary.ContractField;
import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.DictionaryReader;
import io.truelift.governance.diff.DefinitionReads;
import io.truelift.governance.diff.DictionaryChange;
import io.truelift.governance.history.Author;
import io.truelift.governance.history.ContentHistory;
import io.truelift.governance.history.Revision;
import io.truelift.governance.proposal.Proposal.Outcome;
import io.truelift.governance.proposal.ProposalLog.Which;
import io.truelift.governance.proposal.Proposals.FieldChange;
import io.truelift.platform.database.Database;
import io.truelift.platform.project.Project;
import io.truelift.platform.project.Settings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A change of the dictionary by two people, in a real git repository and a real PostgreSQL. */
@Tag("servers")
class ProposalsTest {
    private static final Author GORAN = new Author("governance", "Goran Petrović");
    private static final Actor BY_GORAN = new Actor("governance", "Goran Petrović", Role.GOVERNANCE);
    private static final Actor STELLA = new Actor("steward", "Stella Brandt", Role.GOVERNANCE);
    private static final String TABLE = "governed.customer";
    private static final Optional<String> COUNTRY = Optional.of("country");

    private static EmbeddedPostgres postgres;
    private static DataSource database;

    @TempDir
    private Path folder;

    private Project project;
    private ProposalLog log;

    @BeforeAll
    static void startPostgres() throws IOException {
        postgres = EmbeddedPostgres.builder().start();
        database = Database.of(Settings.of(Map.of(
                Settings.DATABASE_URL,
                postgres.getJdbcUrl("postgres", "postgres"),
                Settings.DATABASE_USER,
                "postgres",
                Settings.DATABASE_PASSWORD,
                "postgres")));
        Database.migrate(database);
    }

    @AfterAll
    static void stopPostgres() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void writeAProject() throws IOException, GitAPIException {
        Path shipped = Path.of(System.getProperty("truelift.project"));
        for (String part : List.of("governance", "sql")) {
            try (Stream<Path> files = Files.walk(shipped.resolve(part), FileVisitOption.FOLLOW_LINKS)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path copy = folder.resolve(shipped.relativize(file));
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
        }
        try (Git git = Git.init().setDirectory(folder.toFile()).call()) {
            git.add().addFilepattern(".").call();
            git.commit()
                    .setMessage("As found")
                    .setAuthor("Somebody", "s@example.invalid")
                    .setSign(false)
                    .call();
        }
        project = new Project(folder, folder);
        log = new ProposalLog(database);
    }

    @Test
    void becomesACommitOfWhoProposedItOnceASecondPersonApproves() throws IOException {
        Proposal proposal =
                propose(new FieldChange(COUNTRY, ContractField.DESCRIPTION, "Country in which the customer lives."));
        assertThat(proposal.edits().getFirst().before())
                .isEqualTo("Country of residence in the words of the source that was heard last.");
        assertThat(log.of(TABLE, Which.OPEN)).contains(proposal);

        ProposalEffects effects = proposals().effects(proposal);
        assertThat(effects.isClean()).isTrue();
        assertThat(effects.diff().added()).isEqualTo(1);
        assertThat(effects.changes())
                .extracting(DictionaryChange::message)
                .singleElement()
                .asString()
                .contains("became \"Country in which the customer lives.\"");

        Revision revision = proposals().approve(proposal, STELLA, GORAN);
        assertThat(revision.author()).isEqualTo("Goran Petrović");
        assertThat(revision.message())
                .isEqualTo(
                        "governed.customer: country description\n\nPeople asked what it means.\n\nProposal %d, approved by Stella Brandt."
                                .formatted(proposal.id()));
        assertThat(Files.readString(folder.resolve("governance/dictionary/customer.odcs.yaml")))
                .contains("description: \"Country in which the customer lives.\"");
        assertThat(log.find(proposal.id()).orElseThrow().decision().orElseThrow())
                .satisfies(decision -> {
                    assertThat(decision.outcome()).isEqualTo(Outcome.APPROVED);
                    assertThat(decision.by()).isEqualTo("steward");
                    assertThat(decision.commit()).isEqualTo(revision.id());
                });
        assertThatThrownBy(() -> proposals().reject(log.find(proposal.id()).orElseThrow(), STELLA, "No."))
                .hasMessageContaining("decided already");
    }

    @Test
    void nobodyApprovesTheirOwn() throws SQLException {
        Proposal proposal = propose(new FieldChange(Optional.empty(), ContractField.OWNER, "crm"));
        assertThatThrownBy(() -> proposals().approve(proposal, BY_GORAN, GORAN))
                .isInstanceOf(ProposalException.class)
                .hasMessageContaining("you proposed it yourself");
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(
                            "INSERT INTO dictionary_proposal_outcome VALUES (%d, now(), 'governance', 'APPROVED', '', '')"
                                    .formatted(proposal.id())))
                    .as("the database refuses it, too")
                    .hasMessageContaining("a second person does");
            assertThatThrownBy(() -> statement.execute("UPDATE dictionary_proposal SET made_by = 'other'"))
                    .hasMessageContaining("its lines are a record");
        }
        proposals().withdraw(proposal, "governance");
        assertThat(log.find(proposal.id())
                        .orElseThrow()
                        .decision()
                        .orElseThrow()
                        .outcome())
                .isEqualTo(Outcome.WITHDRAWN);
    }

    @Test
    void tellsWhichQuestionsBreakAndWhoReadsIt() {
        Proposal proposal = propose(new FieldChange(COUNTRY, ContractField.CLASSIFICATION, "sensitive"));
        ProposalEffects effects = proposals().effects(proposal);
        DictionaryChange raised = effects.changes().stream()
                .filter(change -> change.kind() == DictionaryChange.Kind.CLASSIFICATION_RAISED)
                .findFirst()
                .orElseThrow();
        assertThat(raised.breaks()).isNotEmpty();
        assertThat(effects.readers())
                .extracting(DictionaryChange.Break::file)
                .contains("sql/engine/segment_preview.sql");
    }

    @Test
    void refusesWhatWouldBeAMistakeOrChangesNothingOrHasNoReason() {
        assertThatThrownBy(() -> propose(new FieldChange(COUNTRY, ContractField.CLASSIFICATION, "secret")))
                .isInstanceOf(ProposalException.class)
                .hasMessageContaining("secret");
        assertThatThrownBy(() -> propose(new FieldChange(COUNTRY, ContractField.CLASSIFICATION, "internal")))
                .hasMessageContaining("nothing would change");
        assertThatThrownBy(() -> proposals()
                        .propose(TABLE, List.of(new FieldChange(COUNTRY, ContractField.MASK, "hash")), " ", BY_GORAN))
                .hasMessageContaining("without a reason");
    }

    @Test
    void isNotWrittenOverWhatSomebodyElseChangedSince() {
        Proposal first =
                propose(new FieldChange(COUNTRY, ContractField.DESCRIPTION, "Country that the first one meant."));
        Proposal second = propose(
                new FieldChange(COUNTRY, ContractField.DESCRIPTION, "Country that the second one meant."),
                new FieldChange(Optional.empty(), ContractField.DOMAIN, "people"));
        Proposal other = propose(new FieldChange(
                Optional.of("gender"), ContractField.DESCRIPTION, "Gender in the words of the source."));
        proposals().approve(first, STELLA, GORAN);
        assertThatThrownBy(() -> proposals().approve(second, STELLA, GORAN))
                .hasMessageContaining("description of country is \"Country that the first one meant.\" by now")
                .hasMessageContaining("propose anew");
        assertThat(proposals().approve(other, STELLA, GORAN).message())
                .as("another field of the same file is free")
                .contains("gender description");
        assertThatThrownBy(() -> proposals().reject(second, STELLA, " ")).hasMessageContaining("without a reason");
        proposals().reject(second, STELLA, "Overtaken.");
        assertThat(log.of(TABLE, Which.OPEN)).isNotEmpty().doesNotContain(second);
    }

    private Proposal propose(FieldChange... wishes) {
        return log.find(proposals().propose(TABLE, List.of(wishes), " People asked what it means. ", BY_GORAN))
                .orElseThrow();
    }

    private Proposals proposals() {
        Dictionary dictionary = DictionaryReader.read(project.governance());
        Clock clock = Clock.fixed(Instant.parse("2026-03-10T12:00:00Z"), ZoneOffset.UTC);
        return new Proposals(
                project,
                dictionary,
                log,
                new ContentHistory(project, clock),
                () -> DefinitionReads.of(new SqlLibrary(project.sql(), dictionary, SqlLibrary.CATALOG)),
                clock);
    }
}

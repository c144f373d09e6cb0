package io.truelift.governance.signoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.truelift.definitions.query.SqlFile;
import io.truelift.definitions.query.SqlFileException;
import io.truelift.governance.dictionary.Finding;
import io.truelift.governance.signoff.SignOffs.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignOffsTest {
    @TempDir
    Path folder;

    private SignedProject project;

    @BeforeEach
    void oneSensitiveSegment() throws IOException {
        project = SignedProject.in(folder, folder);
    }

    @Test
    void refusesASensitiveColumnWithoutSignOffWithFileAndLineAndWhoCouldHelp() {
        assertThatThrownBy(this::principal)
                .isInstanceOf(SqlFileException.class)
                .hasMessageContaining(
                        "sql/segments/well_off.sql, line 13: governed.customer.income_band is sensitive, and nobody signed it off")
                .hasMessageContaining(
                        "./truelift dictionary sign-off sql/segments/well_off.sql --column governed.customer.income_band");
    }

    @Test
    void aSignedQuestionIsAskedByAPrincipalOfItsOwn() {
        project.sign(SignedProject.TODAY, SignedProject.TODAY.plusDays(1));
        assertThat(principal()).contains("question/segments/well_off");
        assertThat(standing()).isEqualTo(Status.HOLDS);
    }

    @Test
    void aQuestionWithoutSensitiveColumnsIsAskedByThePerson() {
        SqlFile file = project.library().read("segments", "abandoned_cart");
        assertThat(project.signOffs().principal(file, List.of())).isEmpty();
    }

    @Test
    void aChangedQuestionNeedsANewSignOff() throws IOException {
        project.sign(SignedProject.TODAY, SignedProject.TODAY.plusDays(1));
        project.write(SignedProject.WELL_OFF.replace("'high'", "'low'"));
        assertThatThrownBy(this::principal).hasMessageContaining("the file was changed after it was signed off");
        assertThat(project.signOffs().signedQuestions()).isEmpty();
        assertThat(standing()).isEqualTo(Status.CHANGED);
    }

    @Test
    void tellsHowASignOffStands() throws IOException {
        project.sign(SignedProject.TODAY.plusDays(1), SignedProject.TODAY.plusDays(2));
        assertThat(standing()).isEqualTo(Status.NOT_YET);
        project.sign(SignedProject.TODAY.minusDays(2), SignedProject.TODAY);
        assertThat(standing()).isEqualTo(Status.ENDED);
        project.write("no question at all");
        assertThat(standing()).isEqualTo(Status.NO_QUESTION);
    }

    private Status standing() {
        return project.signOffs().standing(project.signOffs().all().getFirst());
    }

    @Test
    void anExpiredSignOffCountsNoMore() {
        project.sign(SignedProject.TODAY.minusDays(2), SignedProject.TODAY);
        assertThatThrownBy(this::principal).hasMessageContaining("its sign-off does not hold today");
        assertThat(project.signOffs().signedQuestions()).isEmpty();
    }

    @Test
    void aSensitiveMetricIsRefusedToTheExperimentThatNamesIt() {
        SqlFile experiment = project.library().read("experiments", "cart_reminder");
        SqlFile sensitive = project.library().read("segments", "well_off");
        assertThatThrownBy(() -> project.signOffs().principal(experiment, List.of(sensitive)))
                .hasMessageContaining("income_band is sensitive");
    }

    @Test
    void checkNamesTheUnsignedReadWithFileAndLine() {
        assertThat(check())
                .singleElement()
                .satisfies(finding -> assertThat(finding.toString()).startsWith("sql/segments/well_off.sql:13: "));
        project.sign(SignedProject.TODAY, SignedProject.TODAY.plusDays(1));
        assertThat(check()).isEmpty();
    }

    @Test
    void checkFindsMistakesInTheFileWithTheirLines() throws IOException {
        project.sign(SignedProject.TODAY, SignedProject.TODAY.plusDays(1));
        assertThat(seeded("question: ", "question: \"segments/no_such\""))
                .startsWith("there is no definition sql/segments/no_such.sql");
        assertThat(seeded("column: ", "column: \"governed.customer.country\""))
                .startsWith("there is no sensitive column governed.customer.country");
        assertThat(seeded("column: ", "column: \"raw.customer_record.income_band\""))
                .startsWith("sql/segments/well_off.sql does not read raw.customer_record.income_band");
        assertThat(seeded("sha256: ", "sha256: \"00\""))
                .startsWith("sql/segments/well_off.sql was changed after it was signed off");
        assertThat(seeded("until: ", "until: \"2020-01-01\"")).startsWith("the sign-off ends on 2020-01-01");
        assertThat(seeded("until: ", "until: \"soon\"")).startsWith("soon is no day");
        assertThat(seeded("reason: ", "reason: \"\"")).startsWith("a sign-off has no reason");
        assertThat(seeded("signed_by: ", "signed_by: \"\"")).startsWith("a sign-off has no signed_by");
    }

    /** The message at the line that holds the field, once the line is replaced. */
    private String seeded(String field, String replacement) throws IOException {
        Path file = project.project().governance().resolve(SignOffFile.NAME);
        List<String> before = Files.readAllLines(file);
        int line = 1
                + (int) before.stream().takeWhile(text -> !text.contains(field)).count();
        String old = before.get(line - 1);
        List<String> after = new java.util.ArrayList<>(before);
        after.set(line - 1, old.substring(0, old.indexOf(field)) + replacement);
        Files.write(file, after);
        try {
            return check().stream()
                    .filter(finding -> finding.line() == line)
                    .map(Finding::message)
                    .findFirst()
                    .orElse("nothing found in line " + line);
        } finally {
            Files.write(file, before);
        }
    }

    private List<Finding> check() {
        return SignOffCheck.of(project.project().governance(), project.library(), Clock.systemUTC());
    }

    private Optional<String> principal() {
        return project.signOffs().principal(project.library().read("segments", "well_off"), List.of());
    }
}

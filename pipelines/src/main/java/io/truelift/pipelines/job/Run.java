package io.truelift.pipelines.job;

import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.DictionaryReader;
import io.truelift.governance.dictionary.TableContract;
import io.truelift.governance.identity.IdentifierValuesReader;
import io.truelift.governance.identity.Identifiers;
import io.truelift.governance.identity.IdentityPolicy;
import io.truelift.governance.identity.IdentityPolicyReader;
import io.truelift.governance.identity.KeyChain;
import io.truelift.pipelines.identity.Rehash;
import io.truelift.platform.project.Project;
import io.truelift.platform.project.Settings;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a run of the pipelines works with, whatever it does.
 *
 * @param dictionary tables that runs make and care for
 * @param described the whole dictionary, tables of the company's own warehouse included
 * @param id names the run in every table
 * @param start when it began
 */
public record Run(
        Project project,
        Settings settings,
        BeamRunner beam,
        Report report,
        Dictionary dictionary,
        Dictionary described,
        IdentityPolicy policy,
        String id,
        Instant start) {

    /**
     * A run that begins now.
     *
     * @param beamOptions options handed on to Beam
     * @param out where it says what it does
     */
    public static Run begin(
            Project project, Settings settings, List<String> beamOptions, PrintStream out, Instant start) {
        Dictionary described = DictionaryReader.read(project.governance());
        return new Run(
                project,
                settings,
                new BeamRunner(beamOptions),
                new Report(out),
                described.built(),
                described,
                IdentityPolicyReader.read(project.governance()),
                RunId.at(start),
                start);
    }

    /** What the run took until now. */
    public RunFigures figures() {
        return RunFigures.ofThisProcess(report.steps(), Map.of());
    }

    /** Identifiers hashed with these keys. */
    Identifiers identifiers(KeyChain keys) {
        return new Identifiers(keys, IdentifierValuesReader.read(project.governance()));
    }

    /** Tables with columns of keyed hashes. */
    List<TableContract> hashedTables() {
        return dictionary.tables().stream().filter(Rehash::concerns).toList();
    }
}

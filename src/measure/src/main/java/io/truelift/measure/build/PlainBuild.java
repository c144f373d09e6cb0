package io.truelift.measure.build;

import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.DictionaryReader;
import io.truelift.governance.identity.IdentifierValuesReader;
import io.truelift.governance.identity.Identifiers;
import io.truelift.governance.identity.IdentityPolicy;
import io.truelift.governance.identity.IdentityPolicyReader;
import io.truelift.governance.identity.KeyChain;
import io.truelift.measure.build.PlainStitching.Stitched;
import io.truelift.pipelines.feed.Feed;
import io.truelift.pipelines.feed.FeedReader;
import io.truelift.pipelines.job.RunFigures;
import io.truelift.pipelines.land.FeedFile;
import io.truelift.pipelines.land.FeedFolder;
import io.truelift.platform.project.Project;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What one would write by hand in the place of a build of the pipelines: one thread, one file after the other, the same
 * rows. It takes lines apart, converts values, hashes identifiers, stitches and settles consent by the pipelines' own
 * classes, so that what differs is what carries them out. It knows no runs before it, asks no dictionary whether what it
 * wrote holds, and publishes nothing.
 */
@Command(name = "plain-build", description = "Builds the tables on one thread, without Beam.")
public final class PlainBuild implements Callable<Integer> {
    private static final String RUN = "by-hand";
    private static final int KEY_BYTES = 32;

    @Option(names = "--feeds", required = true, paramLabel = "DIR", description = "Folder with the feeds' files.")
    private Path feeds;

    @Option(names = "--declarations", required = true, paramLabel = "DIR", description = "Folder with declarations.")
    private Path declarations;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where the tables go.")
    private Path out;

    @Option(names = "--figures", required = true, paramLabel = "FILE", description = "Where what it took is written.")
    private Path figures;

    private final Map<String, Double> steps = new LinkedHashMap<>();

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new PlainBuild()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Project project = Project.current();
        Instant start = Instant.now();
        Dictionary dictionary = DictionaryReader.read(project.governance());
        IdentityPolicy policy = IdentityPolicyReader.read(project.governance());
        List<Feed> declared = FeedReader.readAll(declarations, dictionary, policy);
        refuseRepeats(declared);
        Identifiers identifiers =
                new Identifiers(KeyChain.of(new byte[KEY_BYTES]), IdentifierValuesReader.read(project.governance()));
        PlainTables tables = new PlainTables(out, dictionary);
        step("land", () -> {
            PlainLanding landing = new PlainLanding(tables, dictionary, identifiers, RUN, start);
            for (FeedFile file : FeedFolder.look(feeds, declared, Map.of()).fresh()) {
                landing.land(file);
            }
            tables.finish();
            return tables;
        });
        Stitched stitched = step("stitch", () -> new PlainStitching(tables, dictionary, policy, RUN, start).stitch());
        step("build", () -> {
            new PlainCustomers(tables, dictionary, policy, stitched, RUN, start).make();
            tables.finish();
            return tables;
        });
        RunFigures.ofThisProcess(steps, tables.rows()).write(figures);
        return CommandLine.ExitCode.OK;
    }

    private <T> T step(String name, Callable<T> work) throws Exception {
        Instant before = Instant.now();
        T done = work.call();
        steps.put(name, Duration.between(before, Instant.now()).toMillis() / 1000.0);
        return done;
    }

    /** It takes every record as one of its own. */
    private static void refuseRepeats(List<Feed> declared) {
        declared.stream()
                .filter(feed -> feed.records().stream().anyMatch(rule -> rule.repeats() != null))
                .findFirst()
                .ifPresent(feed -> {
                    throw new IllegalArgumentException(
                            "Cannot build %s by hand: its records have keys, and come again. Give declarations without."
                                    .formatted(feed.name()));
                });
    }
}

package io.truelift.pipelines.job;

import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.DictionaryReader;
import io.truelift.governance.dictionary.TableContract;
import io.truelift.governance.identity.HoldingKeys;
import io.truelift.governance.identity.IdentifierValuesReader;
import io.truelift.governance.identity.Identifiers;
import io.truelift.governance.identity.IdentityPolicy;
import io.truelift.governance.identity.IdentityPolicyReader;
import io.truelift.governance.identity.KeyChain;
import io.truelift.governance.identity.KeyStore;
import io.truelift.pipelines.customer.BuildCustomers;
import io.truelift.pipelines.customer.ColumnMapping;
import io.truelift.pipelines.customer.CustomerAssembler;
import io.truelift.pipelines.customer.KeepOneOfEach;
import io.truelift.pipelines.customer.KeyFacts;
import io.truelift.pipelines.customer.Repetitions;
import io.truelift.pipelines.feed.Feed;
import io.truelift.pipelines.feed.FeedReader;
import io.truelift.pipelines.iceberg.AuditBranch;
import io.truelift.pipelines.iceberg.BuildLock;
import io.truelift.pipelines.iceberg.ContractTables;
import io.truelift.pipelines.iceberg.Lakehouse;
import io.truelift.pipelines.iceberg.OldSnapshots;
import io.truelift.pipelines.iceberg.Publisher;
import io.truelift.pipelines.iceberg.ReadTable;
import io.truelift.pipelines.iceberg.SmallTable;
import io.truelift.pipelines.iceberg.TableRow;
import io.truelift.pipelines.iceberg.TableRowCoder;
import io.truelift.pipelines.iceberg.TableTarget;
import io.truelift.pipelines.iceberg.WriteTables;
import io.truelift.pipelines.identity.BlockedLinks;
import io.truelift.pipelines.identity.FindCustomers;
import io.truelift.pipelines.identity.LookUpCustomers;
import io.truelift.pipelines.identity.Rehash;
import io.truelift.pipelines.identity.ResolverChoice;
import io.truelift.pipelines.identity.WriteIdentities;
import io.truelift.pipelines.land.FeedFolder;
import io.truelift.pipelines.land.FeedTables;
import io.truelift.pipelines.land.LandFiles;
import io.truelift.pipelines.land.LandedRecords;
import io.truelift.pipelines.land.RunRows;
import io.truelift.platform.project.Project;
import io.truelift.platform.project.Settings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.iceberg.Table;
import org.jspecify.annotations.Nullable;

/**
 * One run: land, stitch, consent, build, audit, publish. Everything is written to a branch, and all of it is published
 * at once or none; a run that dies leaves nothing that the next one does not clear away.
 */
public final class BuildJob {
    private final Project project;
    private final Settings settings;
    private final BeamRunner beam;
    private final Report report;
    private final Dictionary dictionary;
    private final Map<String, TableContract> facts;
    private final IdentityPolicy policy;
    private final Instant start;
    private final String runId;

    public BuildJob(Project project, Settings settings, List<String> beamOptions, PrintStream out, Instant start) {
        this.project = project;
        this.settings = settings;
        this.beam = new BeamRunner(beamOptions);
        this.report = new Report(out);
        this.dictionary = DictionaryReader.read(project.governance());
        this.facts = dictionary.facts();
        this.policy = IdentityPolicyReader.read(project.governance());
        this.start = start;
        this.runId = RunId.at(start);
    }

    /** Runs over a folder of feeds. */
    public void build(Path feeds, Path declarations) throws Exception {
        build(feeds, declarations, List.of());
    }

    /**
     * Runs over a folder of feeds, and lands some of it again.
     *
     * @param names names of feeds, or of files, that are landed as if they had not been before
     */
    public void build(Path feeds, Path declarations, List<String> names) throws Exception {
        LandAgain again = new LandAgain(names);
        List<Feed> declared = FeedReader.readAll(declarations, dictionary, policy);
        try (BuildLock lock = BuildLock.take(settings);
                Lakehouse lakehouse = Lakehouse.open(settings)) {
            Publisher publisher = prepare(lakehouse);
            FeedFolder folder = look(lakehouse, feeds, declared, again);
            Identifiers identifiers = identifiers(lakehouse);
            if (!names.isEmpty()) {
                report.step("land again", () -> again.takeBack(lakehouse, dictionary, folder, runId));
            }
            land(lakehouse, folder, identifiers);
            RunFiles.Counts counts = counts(lakehouse);
            makeCustomers(lakehouse, stitch(lakehouse), declared);
            publishDictionary(lakehouse);
            audit(lakehouse);
            record(lakehouse, counts);
            PublishedKeys.set(publisher, identifiers.fingerprint());
            report.step("publish", () -> "%d tables, all at once".formatted(publisher.publish()));
            report.end("run %s: %,d lines in, %,d published, %,d quarantined"
                    .formatted(runId, counts.in(), counts.published(), counts.quarantined()));
        }
    }

    /** Publishes the dictionary and the tables' comments, without feeds. */
    public void publishDictionary() throws Exception {
        try (BuildLock lock = BuildLock.take(settings);
                Lakehouse lakehouse = Lakehouse.open(settings)) {
            Publisher publisher = prepare(lakehouse);
            publishDictionary(lakehouse);
            record(lakehouse, RunFiles.Counts.NONE);
            report.step("publish", () -> "%d tables, all at once".formatted(publisher.publish()));
        }
    }

    /** Publishes what governance said on a link between two identifiers; the next run over feeds follows it. */
    public void decideOnLink(String identifier, String other, boolean isBlocked, String reason, String person)
            throws Exception {
        try (BuildLock lock = BuildLock.take(settings);
                Lakehouse lakehouse = Lakehouse.open(settings)) {
            Publisher publisher = prepare(lakehouse);
            Identifiers identifiers = identifiers(lakehouse);
            String first = identifiers.kept(identifier, policy);
            String second = identifiers.kept(other, policy);
            if (first.equals(second)) {
                throw new IllegalArgumentException(
                        "Cannot block the link of %s with itself. Name two identifiers that stand in one record."
                                .formatted(identifier));
            }
            TableRow word = BlockedLinks.row(first, second, isBlocked, reason, person, start, runId);
            SmallTable.write(
                    lakehouse, dictionary.table(BlockedLinks.TABLE), List.of(word), runId, AuditBranch.Mode.APPEND);
            record(lakehouse, RunFiles.Counts.NONE);
            report.step("publish", () -> "%d tables, all at once".formatted(publisher.publish()));
            report.end("%s and %s %s; run ./truelift build to follow it"
                    .formatted(identifier, other, isBlocked ? "are not one person" : "may be one person again"));
        }
    }

    /** Gives every identifier the hash of a new key. Published at once, with the fingerprint by which the next run knows which keys hold. */
    public void rotateKey(OldSnapshots oldSnapshots) throws Exception {
        KeyStore store = KeyStore.of(settings, project.data());
        try (BuildLock lock = BuildLock.take(settings);
                Lakehouse lakehouse = Lakehouse.open(settings)) {
            Publisher publisher = prepare(lakehouse);
            HoldingKeys.settle(store, PublishedKeys.fingerprint(lakehouse));
            KeyChain keys = KeyChain.of(store.begin());
            report.step("rehash", () -> {
                beam.run(
                        "rehash",
                        pipeline -> RehashTables.in(pipeline, lakehouse, hashed(), keys, settings.values(), runId));
                RehashTables.touch(lakehouse.table(PublishedKeys.TABLE), runId);
                return "%,d identifiers, %d tables".formatted(rows(lakehouse, PublishedKeys.TABLE), hashed().size());
            });
            audit(lakehouse);
            record(lakehouse, RunFiles.Counts.NONE);
            PublishedKeys.set(publisher, identifiers(keys).fingerprint());
            if (oldSnapshots == OldSnapshots.DELETED) {
                PublishedKeys.deleteOldSnapshotsAfterwards(publisher, runId);
            }
            report.step("publish", () -> "%d tables, all at once".formatted(publisher.publish()));
            report.note("key", store.adopt());
            deleteOldSnapshots(lakehouse);
            report.end("run %s: a new key; old snapshots are %s"
                    .formatted(runId, oldSnapshots == OldSnapshots.KEPT ? "kept" : "deleted"));
        }
    }

    /** Old hashes that a tag keeps do no harm to a build, but whoever tagged them has to know. */
    private void deleteOldSnapshots(Lakehouse lakehouse) {
        for (String kept : PublishedKeys.deleteOldSnapshots(
                lakehouse, hashed().stream().map(TableContract::qualifiedName).toList())) {
            report.note(
                    "warning",
                    ("%s keeps hashes of the key before the last rotation; drop it (ALTER TABLE ... DROP TAG in Spark,"
                                    + " manageSnapshots().removeTag in Iceberg), and the next run deletes them")
                            .formatted(kept));
        }
    }

    /** Tables with columns of keyed hashes. */
    private List<TableContract> hashed() {
        return dictionary.tables().stream().filter(Rehash::concerns).toList();
    }

    /** Identifiers hashed as the published tables have them. */
    private Identifiers identifiers(Lakehouse lakehouse) {
        return identifiers(
                HoldingKeys.settle(KeyStore.of(settings, project.data()), PublishedKeys.fingerprint(lakehouse)));
    }

    private Identifiers identifiers(KeyChain keys) {
        return new Identifiers(keys, IdentifierValuesReader.read(project.governance()));
    }

    private Publisher prepare(Lakehouse lakehouse) {
        ContractTables.publish(lakehouse, dictionary);
        List<String> tables =
                dictionary.tables().stream().map(TableContract::qualifiedName).toList();
        tables.forEach(table -> AuditBranch.reset(lakehouse.table(table)));
        Set<String> published = ReadTable.all(lakehouse, dictionary.table("governance.run")).stream()
                .map(row -> (String) row.values()[0])
                .collect(Collectors.toSet());
        Set<String> told = new HashSet<>(published); // a run that was stopped published what it found
        ReadTable.all(lakehouse, dictionary.table(AuditStep.TABLE)).forEach(row -> told.add((String) row.values()[0]));
        tables.forEach(
                table -> DeadRuns.clean(lakehouse.table(table), table.equals(AuditStep.TABLE) ? told : published));
        deleteOldSnapshots(lakehouse);
        return new Publisher(lakehouse, settings, tables);
    }

    private FeedFolder look(Lakehouse lakehouse, Path feeds, List<Feed> declared, LandAgain again) throws IOException {
        Map<String, String> landed =
                LandAgain.without(again, RunFiles.of(lakehouse, dictionary).landed());
        FeedFolder folder = FeedFolder.look(feeds, declared, landed).plus(FeedTables.look(lakehouse, declared, landed));
        again.check(folder);
        folder.unclaimed().forEach(name -> report.note("feeds", "no feed claims " + name));
        folder.duplicates()
                .forEach((file, earlier) -> report.note(
                        "feeds", "%s is a duplicate of %s: not landed again".formatted(file.name(), earlier)));
        if (!folder.absent().isEmpty()) {
            report.note(
                    "feeds",
                    "no file for " + folder.absent().stream().map(Feed::name).collect(Collectors.joining(", ")));
        }
        if (folder.fresh().isEmpty()
                && folder.duplicates().isEmpty()
                && folder.unreadable().isEmpty()) {
            throw new IllegalArgumentException("Cannot find a file in %s that a feed claims. Feeds look for: %s."
                    .formatted(
                            feeds,
                            declared.stream()
                                    .map(feed -> String.join(", ", feed.source().files()))
                                    .collect(Collectors.joining("; "))));
        }
        return folder;
    }

    private void land(Lakehouse lakehouse, FeedFolder folder, Identifiers identifiers) {
        report.step("land", () -> {
            List<TableContract> targets = new ArrayList<>(dictionary.namespace("raw"));
            targets.add(dictionary.table("governance.quarantine"));
            targets.add(dictionary.table(RunFiles.TABLE));
            RunRows rows = new RunRows(runId, start);
            beam.run("land", pipeline -> {
                PCollection<TableRow> landed = pipeline.apply(
                        "land",
                        new LandFiles(
                                folder.fresh(),
                                LandedRecords.of(lakehouse, dictionary),
                                project.governance(),
                                identifiers,
                                runId,
                                start));
                List<TableRow> notLanded = new ArrayList<>();
                folder.duplicates().forEach((file, earlier) -> notLanded.add(rows.duplicate(file, earlier)));
                folder.unreadable().forEach((file, reason) -> notLanded.add(rows.rejected(file, reason)));
                PCollectionList.of(landed)
                        .and(pipeline.apply("not landed", Create.of(notLanded).withCoder(TableRowCoder.of())))
                        .apply("both", Flatten.pCollections())
                        .apply(
                                "write raw",
                                new WriteTables(
                                        TableTarget.of(lakehouse, targets),
                                        settings.values(),
                                        runId,
                                        AuditBranch.Mode.APPEND));
            });
            RunFiles.Counts counts = counts(lakehouse);
            return "%,d files: %,d lines in, %,d published, %,d quarantined"
                    .formatted(folder.fresh().size(), counts.in(), counts.published(), counts.quarantined());
        });
        SetAside.of(lakehouse, dictionary, runId).forEach(words -> report.note("set aside", words));
        RunFiles.of(lakehouse, dictionary).rejected(runId).forEach(words -> report.note("rejected", words));
    }

    private WriteIdentities.Written stitch(Lakehouse lakehouse) {
        AtomicReference<WriteIdentities.Written> written = new AtomicReference<>();
        report.step("stitch", () -> {
            written.set(new WriteIdentities(lakehouse, dictionary, policy, settings, beam::run, runId, start).write());
            return "%,d identifiers, %,d links refused, %s"
                    .formatted(
                            rows(lakehouse, "governed.identity"),
                            rows(lakehouse, "governance.identity_refusal"),
                            written.get().means());
        });
        return written.get();
    }

    private void makeCustomers(Lakehouse lakehouse, WriteIdentities.Written identities, List<Feed> declared) {
        Repetitions repetitions = Repetitions.of(
                declared, dictionary, RunFiles.of(lakehouse, dictionary).deliveries());
        List<TableContract> governed = new ArrayList<>(
                CustomerAssembler.TABLES.stream().map(dictionary::table).toList());
        governed.addAll(facts.values()); // any other table of governed is somebody else's, and left alone
        report.step("build", () -> {
            beam.run("build", pipeline -> {
                PCollection<KV<@Nullable String, TableRow>> rows = withCustomers(
                        pipeline.apply("read raw", ReadTable.of(lakehouse, dictionary.namespace("raw"))),
                        lakehouse,
                        identities);
                PCollectionList.of(rows.apply(
                                "customer",
                                new BuildCustomers(
                                        policy, identities.shared(), new CustomerAssembler(dictionary, runId, start))))
                        .and(rows.apply("one of each", new KeepOneOfEach(repetitions))
                                .apply("facts", new KeyFacts(mappings(), runId)))
                        .apply("all rows", Flatten.pCollections())
                        .apply(
                                "write governed",
                                new WriteTables(
                                        TableTarget.of(lakehouse, governed),
                                        settings.values(),
                                        runId,
                                        AuditBranch.Mode.REPLACE));
            });
            for (TableContract contract : governed) {
                Table table = lakehouse.table(contract.qualifiedName());
                if (!AuditBranch.isCommitted(table, runId)) {
                    AuditBranch.replaceByNothing(table, runId);
                }
            }
            if (rows(lakehouse, "governed.customer") > 0 && rows(lakehouse, "governed.consent") == 0) {
                report.note(
                        "warning",
                        "nobody has said a word on consent, so every report will be empty; declare in the feeds where consent stands");
            }
            return "%,d customers, %,d consent events"
                    .formatted(rows(lakehouse, "governed.customer"), rows(lakehouse, "governed.consent"));
        });
    }

    /** Raw rows with their customers: looked up where all identifiers fit into a worker, met by key where not. */
    private PCollection<KV<@Nullable String, TableRow>> withCustomers(
            PCollection<TableRow> raw, Lakehouse lakehouse, WriteIdentities.Written identities) {
        ReadTable known = ReadTable.of(
                lakehouse, List.of(dictionary.table("governed.identity")), List.of("identifier", "customer_id"));
        long identifiers = rows(lakehouse, "governed.identity");
        return ResolverChoice.of(settings) != ResolverChoice.DISTRIBUTED && LookUpCustomers.hasRoomFor(identifiers)
                ? raw.apply(
                        "find customers", new LookUpCustomers(policy, identities.shared(), known, identifiers, runId))
                : raw.apply(
                        "find customers",
                        new FindCustomers(
                                policy,
                                identities.shared(),
                                identities.heavy(),
                                raw.getPipeline().apply("read identities", known)));
    }

    private Map<String, ColumnMapping> mappings() {
        Map<String, ColumnMapping> mappings = new HashMap<>();
        facts.forEach((raw, fact) -> mappings.put(raw, ColumnMapping.between(dictionary, raw, fact.qualifiedName())));
        return mappings;
    }

    private void publishDictionary(Lakehouse lakehouse) {
        report.step("dictionary", () -> {
            List<TableRow> rows = DictionaryRows.of(dictionary, runId);
            SmallTable.write(lakehouse, dictionary.table(DictionaryRows.TABLE), rows, runId, AuditBranch.Mode.REPLACE);
            return "%,d columns of %,d tables"
                    .formatted(rows.size(), dictionary.tables().size());
        });
    }

    private void audit(Lakehouse lakehouse) {
        report.step("audit", () -> new AuditStep(lakehouse, dictionary, settings, runId).run());
    }

    private void record(Lakehouse lakehouse, RunFiles.Counts counts) {
        List<TableRow> tables = new ArrayList<>();
        for (TableContract contract : dictionary.tables()) {
            Table table = lakehouse.table(contract.qualifiedName());
            if (AuditBranch.isCommitted(table, runId)) {
                AuditBranch.Written written = AuditBranch.written(table);
                tables.add(new TableRow("governance.run_table", new @Nullable Object[] {
                    runId, contract.qualifiedName(), written.rows(), written.withoutPerson()
                }));
            }
        }
        SmallTable.write(lakehouse, dictionary.table("governance.run_table"), tables, runId, AuditBranch.Mode.APPEND);
        TableRow run = new TableRow("governance.run", new @Nullable Object[] {
            runId,
            start,
            Instant.now(),
            counts.in(),
            counts.published(),
            counts.quarantined(),
            rows(lakehouse, "governed.customer")
        });
        SmallTable.write(lakehouse, dictionary.table("governance.run"), List.of(run), runId, AuditBranch.Mode.APPEND);
    }

    private static long rows(Lakehouse lakehouse, String table) {
        return AuditBranch.rows(lakehouse.table(table));
    }

    private RunFiles.Counts counts(Lakehouse lakehouse) {
        return RunFiles.of(lakehouse, dictionary).counts(runId);
    }
}

package io.truelift.pipelines.customer;

import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.TableContract;
import io.truelift.governance.identity.IdentityPolicy;
import io.truelift.pipelines.iceberg.CommitFiles;
import io.truelift.pipelines.iceberg.TableRow;
import io.truelift.pipelines.iceberg.TableRowCoder;
import io.truelift.pipelines.iceberg.TableTarget;
import io.truelift.pipelines.iceberg.WriteFiles;
import io.truelift.pipelines.identity.NodeCoder;
import io.truelift.pipelines.identity.rules.Node;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.NullableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.jspecify.annotations.Nullable;

/**
 * Makes customers, their consent and their facts of raw rows that have found their customers. Answers the files that were
 * written, by their tables.
 */
public final class BuildTables
        extends PTransform<PCollection<KV<@Nullable String, TableRow>>, PCollection<KV<String, byte[]>>> {
    static final Coder<KV<String, TableRow>> BY_PERSON = KvCoder.of(StringUtf8Coder.of(), TableRowCoder.of());
    private static final Coder<KV<Node, TableRow>> BY_NODE = KvCoder.of(NodeCoder.of(), TableRowCoder.of());
    private static final Coder<KV<@Nullable String, TableRow>> WITH_CUSTOMER =
            KvCoder.of(NullableCoder.of(StringUtf8Coder.of()), TableRowCoder.of());
    private static final long serialVersionUID = 1L;

    private final SendRows send;
    private final KeepOneOfEach keep;
    private final BuildCustomers customers;
    private final WriteFiles write;

    /**
     * @param shared identifiers that too many people share: what is said under them is about nobody
     * @param concerned whom it makes rows of
     * @param targets by table what its rows need
     */
    public BuildTables(
            IdentityPolicy policy,
            Set<Node> shared,
            CustomerAssembler assembler,
            Deduplication deduplication,
            FactMaker facts,
            Concerned concerned,
            HashMap<String, TableTarget> targets,
            String runId) {
        this.send = new SendRows(policy, shared, deduplication, facts, concerned, targets, runId);
        this.keep = new KeepOneOfEach(deduplication, facts, concerned);
        this.customers = new BuildCustomers(policy, assembler, concerned);
        this.write = new WriteFiles(targets, runId);
    }

    /** The tables that it makes; any other table of governed is somebody else's, and left alone. */
    public static List<TableContract> made(Dictionary dictionary) {
        return Stream.concat(
                        CustomerAssembler.TABLES.stream().map(dictionary::table), dictionary.facts().values().stream())
                .toList();
    }

    @Override
    public PCollection<KV<String, byte[]>> expand(PCollection<KV<@Nullable String, TableRow>> raw) {
        PCollectionTuple sent =
                raw.apply("send", ParDo.of(send).withOutputTags(SendRows.FILES, SendRows.ALL_BUT_FILES));
        PCollectionTuple kept = sent.get(SendRows.AGAIN)
                .setCoder(KvCoder.of(StringUtf8Coder.of(), WITH_CUSTOMER))
                .apply("one of each", keep);
        PCollection<KV<String, TableRow>> toPeople = PCollectionList.of(
                        sent.get(SendRows.TO_PEOPLE).setCoder(BY_PERSON))
                .and(kept.get(KeepOneOfEach.TO_PEOPLE))
                .apply("said and added up", Flatten.pCollections());
        PCollection<TableRow> people = PCollectionTuple.of(SendRows.TO_PEOPLE, toPeople)
                .and(SendRows.BY_IDENTIFIER, sent.get(SendRows.BY_IDENTIFIER).setCoder(BY_NODE))
                .apply("customers", customers);
        PCollection<KV<String, byte[]>> others = PCollectionList.of(people)
                .and(kept.get(KeepOneOfEach.FACTS))
                .apply("other rows", Flatten.pCollections())
                .apply("write", write);
        return PCollectionList.of(sent.get(SendRows.FILES).setCoder(CommitFiles.FILE))
                .and(others)
                .apply("all files", Flatten.pCollections());
    }
}

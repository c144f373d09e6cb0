package io.truelift.pipelines.identity;

import io.truelift.pipelines.iceberg.TableRow;
import io.truelift.pipelines.iceberg.TableRowCoder;
import io.truelift.pipelines.identity.resolution.IdentityRows;
import io.truelift.pipelines.identity.resolution.IdentityTables;
import io.truelift.pipelines.identity.resolution.Resolution;
import io.truelift.pipelines.identity.rules.IdentityChange;
import io.truelift.pipelines.identity.rules.KnownIdentifier;
import io.truelift.pipelines.identity.rules.Naming;
import io.truelift.pipelines.identity.rules.Node;
import io.truelift.pipelines.identity.rules.Refusal;
import io.truelift.pipelines.identity.rules.ResolvedIdentifier;
import io.truelift.pipelines.spill.Spill;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * Whose each identifier is, in files.
 *
 * @param tooMany identifiers that too many people share
 * @param people every identifier that has a person
 * @param refusals identifiers that too many people share, and those between people
 * @param unlinked identifiers that pointed at somebody before this run, and do so no more
 * @param naming names people
 * @param pipelines runs the step that writes
 * @param scratch for what that step leaves
 */
record DistributedResolution(
        Spill<Refusal> tooMany,
        Spill<ResolvedIdentifier> people,
        Spill<Refusal> refusals,
        Spill<KnownIdentifier> unlinked,
        Naming naming,
        Pipelines pipelines,
        ScratchFolder scratch)
        implements Resolution {

    static DistributedResolution of(
            DistributedResolver.Joined joined,
            List<ResolutionOutputs> settled,
            Naming naming,
            Pipelines pipelines,
            ScratchFolder scratch) {
        Spill<Refusal> between =
                Spill.together(settled.stream().map(ResolutionOutputs::between).toList());
        Spill<KnownIdentifier> gone =
                Spill.together(settled.stream().map(ResolutionOutputs::gone).toList());
        return new DistributedResolution(
                joined.refusals(),
                Spill.together(settled.stream().map(ResolutionOutputs::placed).toList()),
                Spill.together(List.of(joined.refusals(), between)),
                Spill.together(List.of(joined.gone(), gone)),
                naming,
                pipelines,
                scratch);
    }

    @Override
    public String means() {
        return "by several workers";
    }

    @Override
    public Set<Node> shared() {
        Set<Node> shared = new HashSet<>();
        tooMany.each(refusal -> shared.add(refusal.node()));
        return shared;
    }

    @Override
    public void placed(Consumer<ResolvedIdentifier> taker) {
        people.each(taker);
    }

    @Override
    public void refused(Consumer<Refusal> taker) {
        refusals.each(taker);
    }

    @Override
    public void gone(Consumer<KnownIdentifier> taker) {
        unlinked.each(taker);
    }

    @Override
    public Map<Node, String> write(IdentityRows rows, IdentityTables tables) {
        Spill<KV<Node, String>> heavy = scratch.of("heavy", KvCoder.of(NodeCoder.of(), StringUtf8Coder.of()));
        pipelines.run("stitch: people", pipeline -> {
            PCollectionTuple named =
                    pipeline.apply("placed", people.read()).apply("name customers", new NameCustomers(naming, rows));
            named.get(NameCustomers.HEAVY).apply("keep heavy", heavy.write());
            named.get(NameCustomers.IDENTITY).apply("write identities", tables.write(IdentityRows.IDENTITY));
            PCollection<TableRow> gone =
                    rows(pipeline.apply("gone", unlinked.read()), one -> rows.history(IdentityChange.gone(one)));
            together("history", named.get(NameCustomers.HISTORY), gone)
                    .apply("write history", tables.write(IdentityRows.HISTORY));
            PCollection<TableRow> refused = rows(refusals(pipeline), rows::refusal);
            together("refused", named.get(NameCustomers.REFUSED), refused)
                    .apply("write refusals", tables.write(IdentityRows.REFUSAL));
        });
        Map<Node, String> customers = new HashMap<>();
        heavy.each(pair -> customers.put(pair.getKey(), pair.getValue()));
        return customers;
    }

    private PCollection<Refusal> refusals(Pipeline pipeline) {
        return PCollectionList.of(pipeline.apply("between and shared", refusals.read()))
                .and(pipeline.apply("blocked", Create.of(naming.blocked()).withCoder(RefusalCoder.of())))
                .apply("all refusals", Flatten.pCollections());
    }

    private static <T> PCollection<TableRow> rows(PCollection<T> elements, SerializableFunction<T, TableRow> row) {
        return elements.apply(
                        "rows of " + elements.getName(),
                        MapElements.into(TypeDescriptor.of(TableRow.class)).via(row))
                .setCoder(TableRowCoder.of());
    }

    private static PCollection<TableRow> together(String name, PCollection<TableRow> one, PCollection<TableRow> other) {
        return PCollectionList.of(one).and(other).apply("all " + name, Flatten.pCollections());
    }
}

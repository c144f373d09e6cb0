package io.truelift.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.governance.dictionary.ColumnContract;
import io.truelift.governance.dictionary.HeldIdentifiers;
import io.truelift.governance.dictionary.TableContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.data.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new key for identifiers: every kept hash changes, no customer does, and nothing old is left to join with. */
@Tag("servers")
class RotateKeyTest {
    private static final String PEOPLE = "email,phone,login,first,last,born,country,area,new,spent,since,counts,asked";

    private static final String TAGGED = "raw.customer_record";

    private Shop shop;

    @BeforeEach
    void buildAShop(@TempDir Path folder) {
        shop = Shop.in(folder)
                .deliver(
                        "people.csv",
                        PEOPLE,
                        "ada@example.org,,ada,Ada,Lovelace,,,,,,,true,2026-01-01 10:00",
                        "grace@example.org,,,Grace,Hopper,,,,,,,true,2026-01-01 10:00")
                .deliver(
                        "orders.csv",
                        "order,placed,sku,name,quantity,price,email",
                        "1,2026-01-10 12:00:00,A1,mug,1,2.50,ada@example.org");
        Shop.Run run = shop.build();
        assertThat(run.exitCode()).as(run.output()).isZero();
    }

    @Test
    void everyHashChangesAndNoCustomerDoesAndOldSnapshotsAreGone() throws IOException {
        Set<String> before = hashes();
        Map<Object, Object> customers = customers();
        String key = Files.readString(shop.data().resolve("identity.key"));

        Shop.Run rotation = shop.rotateKey();

        assertThat(rotation.exitCode()).as(rotation.output()).isZero();
        assertThat(hashes()).hasSameSizeAs(before).doesNotContainAnyElementsOf(before);
        assertThat(customers()).isEqualTo(customers);
        assertThat(Files.readString(shop.data().resolve("identity.key")))
                .startsWith(key.strip())
                .hasLineCount(2);
        assertThat(shop.data().resolve("identity.key.next")).doesNotExist();
        assertThat(snapshots("raw.customer_record")).hasSize(1);
        assertThat(runsWithFiles("raw/customer_record"))
                .as("the files of the old hashes are gone")
                .hasSize(1);
        assertThat(runsWithFiles("governed/identity")).hasSize(1);
    }

    @Test
    void peopleAreFoundAgainAfterIt() {
        Map<Object, Object> before = customers();
        assertThat(shop.rotateKey().exitCode()).isZero();
        shop.clear().deliver("people-2.csv", PEOPLE, "ADA+news@example.org,,,Ada,King,,,,,,,true,2026-01-02 10:00");

        Shop.Run build = shop.build();

        assertThat(build.exitCode()).as(build.output()).isZero();
        assertThat(customers()).isEqualTo(before);
        assertThat(shop.published()
                        .rowWith("governed.customer", "given_name", "Ada")
                        .getField("family_name"))
                .isEqualTo("King");
    }

    @Test
    void aTagKeepsOldHashesAndEveryRunSaysSoUntilItIsDropped() {
        shop.published()
                .change(
                        TAGGED,
                        table -> table.manageSnapshots()
                                .createTag("year-end", table.currentSnapshot().snapshotId())
                                .commit());
        Set<Long> before = snapshots(TAGGED);
        long tagged = shop.published().snapshots().get(TAGGED);
        String warning = "tag year-end of %s keeps hashes of the key before the last rotation".formatted(TAGGED);

        Shop.Run rotation = shop.rotateKey();
        long rotated = shop.published().snapshots().get(TAGGED);
        shop.clear().deliver("people-2.csv", PEOPLE, "alan@example.org,,,Alan,Turing,,,,,,,true,2026-01-02 10:00");
        Shop.Run build = shop.build();

        assertThat(rotation.exitCode()).as(rotation.output()).isZero();
        assertThat(rotation.output()).contains(warning);
        assertThat(build.exitCode()).as(build.output()).isZero();
        assertThat(build.output()).contains(warning);
        assertThat(snapshots(TAGGED))
                .as("the tagged, and what came since")
                .contains(tagged, rotated)
                .hasSize(3);
        assertThat(snapshots("governed.identity"))
                .as("of other tables, what came since")
                .hasSize(2);

        shop.published()
                .change(
                        TAGGED,
                        table -> table.manageSnapshots().removeTag("year-end").commit());
        Shop.Run after = shop.build();

        assertThat(after.output()).doesNotContain("year-end");
        assertThat(snapshots(TAGGED)).contains(rotated).doesNotContainAnyElementsOf(before);
    }

    @Test
    void historyIsKeptOnRequest() {
        assertThat(shop.rotateKey("--keep-history").exitCode()).isZero();
        assertThat(snapshots("raw.customer_record")).hasSizeGreaterThan(1);
    }

    @Test
    void aBuildWithAnotherKeyIsRefusedAndChangesNothing() throws IOException {
        Map<String, Long> before = shop.published().snapshots();
        Files.writeString(shop.data().resolve("identity.key"), "another".repeat(5));
        shop.deliver("people-2.csv", PEOPLE, "alan@example.org,,,Alan,Turing,,,,,,,true,2026-01-01 10:00");

        Shop.Run build = shop.build();
        Shop.Run rotation = shop.rotateKey();

        assertThat(build.exitCode()).isNotZero();
        assertThat(build.output()).contains("everybody would be a new person");
        assertThat(rotation.exitCode()).isNotZero();
        assertThat(shop.published().snapshots()).isEqualTo(before);
    }

    /** What a rotation leaves that was cut off between writing its keys and publishing: the next keys, and old tables. */
    @Test
    void cutOffBeforeItIsPublishedItHasNotHappened() throws IOException {
        Path key = shop.data().resolve("identity.key");
        Path next = shop.data().resolve("identity.key.next");
        Files.copy(key, next, StandardCopyOption.COPY_ATTRIBUTES);
        Files.writeString(next, "unused".repeat(6), StandardOpenOption.APPEND);
        Set<String> before = hashes();

        assertThat(shop.build().exitCode()).isZero();

        assertThat(hashes()).isEqualTo(before);
        assertThat(next).doesNotExist();
    }

    /** What a rotation leaves that was cut off between publishing and renaming: the next keys, and new tables. */
    @Test
    void cutOffAfterItIsPublishedItHasHappened() throws IOException {
        Path key = shop.data().resolve("identity.key");
        Path next = shop.data().resolve("identity.key.next");
        Path old = shop.data().resolve("old.key");
        Files.copy(key, old, StandardCopyOption.COPY_ATTRIBUTES);
        assertThat(shop.rotateKey().exitCode()).isZero();
        Files.move(key, next);
        Files.move(old, key);
        Set<String> rotated = hashes();

        Shop.Run build = shop.build();

        assertThat(build.exitCode()).as(build.output()).isZero();
        assertThat(hashes()).isEqualTo(rotated);
        assertThat(key).content().hasLineCount(2);
        assertThat(next).doesNotExist();
    }

    private Map<Object, Object> customers() {
        Map<Object, Object> ids = new TreeMap<>();
        shop.published()
                .read("governed.customer", row -> ids.put(row.getField("given_name"), row.getField("customer_id")));
        return ids;
    }

    /** Every kept hash of an identifier, in every column that the dictionary calls hashed. */
    private Set<String> hashes() {
        Set<String> hashes = new HashSet<>();
        for (TableContract table : Declarations.DICTIONARY.tables()) {
            for (ColumnContract column : table.columns()) {
                if (column.identifiers() == HeldIdentifiers.HASHED) {
                    shop.published().read(table.qualifiedName(), row -> collect(row, column.name(), hashes));
                }
            }
        }
        assertThat(hashes).isNotEmpty();
        return hashes;
    }

    private static void collect(Record row, String column, Set<String> hashes) {
        switch (row.getField(column)) {
            case List<?> list -> list.forEach(item -> hashes.add((String) item));
            case String text when text.matches("([a-z_]+:)?[0-9a-f]{32}.*") -> hashes.add(text);
            case null, default -> {}
        }
    }

    private Set<Long> snapshots(String table) {
        Set<Long> ids = new HashSet<>();
        shop.published()
                .change(table, t -> t.snapshots().forEach((Snapshot snapshot) -> ids.add(snapshot.snapshotId())));
        return ids;
    }

    private Set<Path> runsWithFiles(String table) {
        try (Stream<Path> files = Files.walk(shop.data().resolve("warehouse").resolve(table))) {
            return files.filter(file -> file.toString().endsWith(".parquet"))
                    .map(Path::getParent)
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

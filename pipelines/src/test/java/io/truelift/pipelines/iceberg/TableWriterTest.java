package io.truelift.pipelines.iceberg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.truelift.governance.dictionary.DictionaryReader;
import io.truelift.governance.dictionary.TableContract;
import io.truelift.pipelines.Shop;
import io.truelift.pipelines.identity.BlockedLinks;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that are written without a pipeline. */
@Tag("servers")
class TableWriterTest {
    private static final int LONG_TEXT = 4000;

    private Lakehouse lakehouse;
    private TableContract contract;

    @BeforeEach
    void open(@TempDir Path folder) {
        Shop shop = Shop.in(folder);
        contract = DictionaryReader.read(shop.project().governance()).table(BlockedLinks.TABLE);
        lakehouse = Lakehouse.open(shop.settings());
        ContractTables.publish(lakehouse, DictionaryReader.read(shop.project().governance()));
    }

    @AfterEach
    void close() throws Exception {
        lakehouse.close();
    }

    @Test
    void manyRowsAreSeveralFilesOfTheRun() {
        write(60_000, LONG_TEXT);
        List<DataFile> files = files();
        assertThat(files)
                .hasSizeBetween(2, 4)
                .allSatisfy(file -> assertThat(file.location()).contains("/data/r1/"));
        assertThat(files.stream().mapToLong(DataFile::recordCount).sum()).isEqualTo(60_000);
    }

    @Test
    void fewAreOne() {
        write(2, 1);
        assertThat(files())
                .singleElement()
                .satisfies(file -> assertThat(file.recordCount()).isEqualTo(2));
    }

    @Test
    void noneEmptyATableThatIsReplaced() {
        write(2, 1);
        TableWriter.fill(lakehouse, contract, "r2", AuditBranch.Mode.REPLACE, rows -> {});
        assertThat(AuditBranch.rows(table())).isZero();
    }

    @Test
    void noneChangeNothingWhereRowsAreAdded() {
        TableWriter.fill(lakehouse, contract, "r1", AuditBranch.Mode.APPEND, rows -> {});
        assertThat(AuditBranch.isCommitted(table(), "r1")).isFalse();
    }

    @Test
    void aRunThatWritesAgainChangesNothing() {
        write(2, 1);
        write(3, 1);
        assertThat(AuditBranch.rows(table())).isEqualTo(2);
    }

    @Test
    void whereTheGiverFailsNothingIsCommitted() {
        assertThatThrownBy(() -> TableWriter.fill(lakehouse, contract, "r1", AuditBranch.Mode.REPLACE, rows -> {
                    rows.accept(row("reason"));
                    throw new IllegalStateException("out of memory");
                }))
                .hasMessage("out of memory");
        assertThat(AuditBranch.isCommitted(table(), "r1")).isFalse();
    }

    private void write(int count, int letters) {
        Random random = new Random(1);
        Consumer<Consumer<TableRow>> rows = taker -> {
            for (int i = 0; i < count; i++) {
                taker.accept(row(random.ints(letters, '0', 'z')
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining())));
            }
        };
        TableWriter.fill(lakehouse, contract, "r1", AuditBranch.Mode.REPLACE, rows);
    }

    private static TableRow row(String reason) {
        return BlockedLinks.row("login:a", "login:b", true, reason, "gwen", Instant.EPOCH, "r1");
    }

    private List<DataFile> files() {
        List<DataFile> files = new ArrayList<>();
        table().snapshot(Lakehouse.AUDIT).addedDataFiles(table().io()).forEach(files::add);
        return files;
    }

    private Table table() {
        return lakehouse.table(BlockedLinks.TABLE);
    }
}

package io.truelift.pipelines.job;

import io.truelift.governance.dictionary.TableContract;
import io.truelift.pipelines.iceberg.AuditBranch;
import io.truelift.pipelines.iceberg.Lakehouse;
import io.truelift.pipelines.iceberg.Publisher;
import io.truelift.pipelines.iceberg.ReadTable;
import io.truelift.pipelines.identity.BlockedLinks;
import io.truelift.pipelines.identity.resolution.IdentityRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * What the published tables were made from: declarations, the dictionary, keys, decisions, raw tables. It is published with
 * them, and a run that finds the same, and nothing to land, has nothing to make. A table of ours that somebody else wrote to
 * is not the same.
 */
final class LastBuild {
    private static final String TABLE = "governed.customer";
    private static final String MADE_FROM = "truelift.made-from";
    private static final String MADE_AT = "truelift.made-at";
    /** Goes up whenever a build makes other tables of the same. */
    private static final int FORM = 2;

    private final Run run;
    private final Lakehouse lakehouse;
    private final Path declarations;

    /** @param declarations folder of the feeds' declarations */
    LastBuild(Run run, Lakehouse lakehouse, Path declarations) {
        this.run = run;
        this.lakehouse = lakehouse;
        this.declarations = declarations;
    }

    /**
     * When the build began that made what is published; nothing where there was none, or where one of today would make it of
     * anything else.
     *
     * @param keys tells the keys of identifiers from others
     */
    Optional<Instant> ofTheSame(String keys) {
        Map<String, String> properties = lakehouse.table(TABLE).properties();
        return Optional.ofNullable(properties.get(MADE_AT))
                .filter(at -> fingerprint(keys).equals(properties.get(MADE_FROM)))
                .map(Instant::parse);
    }

    /** Flags of customers say what was granted when they were made. */
    boolean grantsRanOut(Instant since) {
        boolean[] any = {false};
        ReadTable.of(lakehouse, List.of(run.dictionary().table("governed.consent")), List.of("granted", "expires_at"))
                .each(row -> any[0] |= Boolean.TRUE.equals(row.values()[0])
                        && row.values()[1] instanceof Instant end
                        && end.isAfter(since)
                        && !end.isAfter(run.start()));
        return any[0];
    }

    /** Publishes what this run made its tables from, together with them. */
    void keep(Publisher publisher, String keys) {
        publisher.set(TABLE, MADE_FROM, fingerprint(keys));
        publisher.set(TABLE, MADE_AT, run.start().toString());
    }

    private String fingerprint(String keys) {
        MessageDigest digest = DigestUtils.getSha256Digest();
        add(digest, "form " + FORM);
        add(digest, keys);
        addFiles(digest, run.project().governance());
        addFiles(digest, declarations);
        for (TableContract contract : run.dictionary().tables()) {
            String table = contract.qualifiedName();
            if (isPartOfIt(contract)) {
                add(digest, table + " " + AuditBranch.snapshotOfRows(lakehouse.table(table)));
            }
        }
        return Hex.encodeHexString(digest.digest());
    }

    private static boolean isPartOfIt(TableContract contract) {
        return List.of("raw", "governed").contains(contract.namespace())
                || List.of(BlockedLinks.TABLE, IdentityRows.REFUSAL).contains(contract.qualifiedName());
    }

    private static void addFiles(MessageDigest digest, Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                add(digest, folder.relativize(file).toString());
                add(digest, DigestUtils.sha256Hex(Files.readAllBytes(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the files of %s: %s".formatted(folder, e.getMessage()), e);
        }
    }

    private static void add(MessageDigest digest, String part) {
        digest.update(part.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
    }
}

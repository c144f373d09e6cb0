package io.truelift.measure;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * Synthetic people of others with misspelt names, dates and addresses. They were made for probabilistic matching and have
 * few identifiers, so they tell what exact identifiers reach where there are hardly any. What is scored is records: each
 * has an identifier of its own, and the identifiers of the columns are in no pair.
 */
final class PublishedData implements LabelledRecords {
    private static final CSVFormat CSV = CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreSurroundingSpaces(true)
            .get();

    private final String name;
    private final List<List<Signed>> people;

    private PublishedData(String name, List<List<Signed>> people) {
        this.name = name;
        this.people = people;
    }

    /** What there is in the folder: Splink's fake_1000, and FEBRL's data set 3 by three choices of identifiers. */
    static List<LabelledRecords> in(Path folder) {
        Path splink = folder.resolve("identity_fake_1000.csv");
        Path febrl = folder.resolve("identity_febrl3.csv.gz");
        Function<CSVRecord, String> cluster = line -> line.get("cluster");
        Function<CSVRecord, String> entity = line -> line.get("rec_id").split("-")[1];
        List<LabelledRecords> worlds = new ArrayList<>();
        if (Files.exists(splink)) {
            worlds.add(read(
                    "Splink fake_1000 by e-mail", splink, "unique_id", cluster, Map.of("email", List.of("email"))));
            worlds.add(read(
                    "Splink fake_1000 by e-mail, or first name, surname and date of birth",
                    splink,
                    "unique_id",
                    cluster,
                    Map.of("email", List.of("email"), "order_account", List.of("first_name", "surname", "dob"))));
        }
        if (Files.exists(febrl)) {
            worlds.add(read(
                    "FEBRL 3 by social security number",
                    febrl,
                    "rec_id",
                    entity,
                    Map.of("loyalty_card", List.of("soc_sec_id"))));
            worlds.add(read(
                    "FEBRL 3 by social security number with date of birth",
                    febrl,
                    "rec_id",
                    entity,
                    Map.of("loyalty_card", List.of("soc_sec_id", "date_of_birth"))));
            worlds.add(read(
                    "FEBRL 3 by social security number, or names and date of birth",
                    febrl,
                    "rec_id",
                    entity,
                    Map.of(
                            "loyalty_card",
                            List.of("soc_sec_id"),
                            "order_account",
                            List.of("given_name", "surname", "date_of_birth"))));
        }
        return worlds;
    }

    /** @param columns the columns that make an identifier, by the type in whose place they stand; all must be filled */
    private static LabelledRecords read(
            String name, Path file, String id, Function<CSVRecord, String> person, Map<String, List<String>> columns) {
        Signer signer = new Signer(name);
        Map<String, Integer> numbers = new LinkedHashMap<>();
        List<List<Signed>> people = new ArrayList<>();
        try (Reader reader = new InputStreamReader(open(file), StandardCharsets.UTF_8);
                var lines = CSV.parse(reader)) {
            for (CSVRecord line : lines) {
                int number = numbers.computeIfAbsent(person.apply(line), added -> numbers.size());
                if (number == people.size()) {
                    people.add(new ArrayList<>());
                }
                List<WrittenIdentifier> fields =
                        new ArrayList<>(List.of(new WrittenIdentifier("record", line.get(id), number)));
                columns.forEach((type, parts) -> {
                    List<String> values = parts.stream().map(line::get).toList();
                    if (values.stream().noneMatch(String::isBlank)) {
                        fields.add(new WrittenIdentifier(type, String.join("|", values), WrittenIdentifier.NOBODY));
                    }
                });
                people.get(number).add(signer.sign(fields));
            }
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read %s: %s".formatted(file, e.getMessage()), e);
        }
        return new PublishedData(name, people);
    }

    private static InputStream open(Path file) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        return file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int people() {
        return people.size();
    }

    @Override
    public List<Signed> recordsOf(int person) {
        return people.get(person);
    }
}

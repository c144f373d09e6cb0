package io.truelift.pipelines.draft;

import io.truelift.governance.identity.Identifiers;
import io.truelift.pipelines.feed.Feed;
import io.truelift.pipelines.feed.IsoTime;
import io.truelift.pipelines.feed.PlainNumber;
import io.truelift.pipelines.land.FileSample;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a file may be: how it is written, and what each of its fields is.
 *
 * @param source how it is written
 * @param sample the lines that were looked at
 * @param nulls words that mean nothing
 * @param fields what each field may be, of those that a feed can take
 * @param troubles names that no feed can take, and what else a person must know of the file
 */
record FileProfile(
        SourceGuess source, FileSample sample, NullWords nulls, List<FieldProfile> fields, List<String> troubles) {
    private static final FileSample.Limits LIMITS = new FileSample.Limits(20_000, 24_000_000, 1_000_000);
    private static final int MOST_FIELDS = 500;
    private static final int LONGEST_NAME = 500;

    FileProfile {
        fields = List.copyOf(fields);
        troubles = List.copyOf(troubles);
    }

    /** @throws IllegalArgumentException where no feed can read the file; it says what to do */
    static FileProfile of(Path file, Names names, List<String> types, Identifiers identifiers) {
        SourceGuess source = SourceGuess.of(file);
        FileSample sample = FileSample.of(file, source.source(), LIMITS);
        checkHeader(file, source, sample);
        List<String> troubles = new ArrayList<>();
        List<ColumnSample> columns = usable(sample.fields(), troubles).stream()
                .map(name -> ColumnSample.of(name, sample.lines()))
                .toList();
        NullWords nulls = NullWords.in(columns, names);
        List<FieldProfile> fields = columns.stream()
                .map(column -> profile(column, nulls, names, types, identifiers))
                .toList();
        return new FileProfile(source, sample, nulls, inOneOrder(fields), troubles);
    }

    private static FieldProfile profile(
            ColumnSample column, NullWords nulls, Names names, List<String> types, Identifiers identifiers) {
        boolean isNullValued = nulls.valued().contains(column.name());
        ColumnSample given = isNullValued ? column : column.without(nulls.words());
        TypeGuess type = TypeGuess.of(given, names.isTime(column.name()));
        return new FieldProfile(
                given,
                type,
                IdentifierGuess.of(given, names, types, identifiers),
                PersonalGuess.of(given, type, names),
                isNullValued);
    }

    /** Names that a declaration can name: not blank, and not there twice. */
    private static List<String> usable(List<String> names, List<String> troubles) {
        Set<String> seen = new LinkedHashSet<>();
        Set<String> twice = new LinkedHashSet<>();
        int blank = 0;
        int tooLong = 0;
        for (String name : names) {
            if (name.isBlank()) {
                blank++;
            } else if (name.length() > LONGEST_NAME) {
                tooLong++;
            } else if (!seen.add(name)) {
                twice.add(name);
            }
        }
        seen.removeAll(twice);
        if (blank > 0) {
            troubles.add("%s without a name: no feed can take it. Let the source name it, if it says something."
                    .formatted(blank == 1 ? "A column stands" : blank + " columns stand"));
        }
        if (tooLong > 0) {
            troubles.add("Columns with a name of more than %d characters: %d. They are left out."
                    .formatted(LONGEST_NAME, tooLong));
        }
        if (seen.stream().anyMatch(name -> !name.equals(name.strip()))) {
            troubles.add("Names with blanks around them are written with these, and their values may have them, too.");
        }
        twice.forEach(name -> troubles.add(
                "The header has %s more than once: no feed can tell which is meant. Let the source name them apart."
                        .formatted(CommentedYaml.shown(name))));
        if (seen.size() > MOST_FIELDS) {
            troubles.add("The file has %,d columns, of which the first %d are looked at. The others are left out."
                    .formatted(seen.size(), MOST_FIELDS));
        }
        return seen.stream().limit(MOST_FIELDS).toList();
    }

    /** A file without a header would have data for names: nobody wants them in a declaration. */
    private static void checkHeader(Path file, SourceGuess source, FileSample sample) {
        List<String> names = sample.fields();
        boolean isPerson = names.stream().anyMatch(name -> IdentifierGuess.isEmail(name) || isTime(name));
        long numbers = names.stream().filter(FileProfile::isNumber).count();
        if (source.format() == Feed.Format.CSV
                && (isPerson
                        || numbers * 2
                                > names.stream().filter(name -> !name.isBlank()).count())) {
            throw new IllegalArgumentException(
                    "Cannot draft a feed from %s: its first line looks like data, and a feed needs a header with the names of the columns. Let the source write one, or put one before the first line."
                            .formatted(file.getFileName()));
        }
    }

    private static boolean isTime(String name) {
        try {
            IsoTime.parse(name.strip());
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isNumber(String name) {
        try {
            PlainNumber.of(name);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** Days and months that a field leaves open stand as another field of the file tells. */
    private static List<FieldProfile> inOneOrder(List<FieldProfile> fields) {
        Set<Boolean> told = new LinkedHashSet<>();
        fields.stream()
                .flatMap(field -> Optional.ofNullable(field.type().time()).stream())
                .filter(time -> !time.isUndecided())
                .forEach(time -> time.isDayFirst().ifPresent(told::add));
        if (!told.equals(Collections.singleton(false))) {
            return fields;
        }
        return fields.stream()
                .map(field -> field.type().time() != null && field.type().time().isUndecided() ? field.turned() : field)
                .toList();
    }
}

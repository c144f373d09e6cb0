package io.truelift.governance.proposal;

import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.DictionaryCheck;
import io.truelift.governance.dictionary.DictionaryException;
import io.truelift.governance.dictionary.DictionaryReader;
import io.truelift.governance.dictionary.Finding;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A contract as it would be.
 *
 * @param governance the folder {@code governance}, which is read and not written
 * @param file name of the contract's file in {@code governance/dictionary}
 * @param text its proposed text
 */
public record ProposedContract(Path governance, String file, String text) {

    /** Mistakes that the proposed text would bring in, by line; those that are in the folder already are left out. */
    public List<Finding> mistakes() {
        List<String> before = DictionaryCheck.of(governance).stream()
                .map(ProposedContract::withoutLine)
                .toList();
        return inCopy(copy -> DictionaryCheck.of(copy).stream()
                .filter(finding -> !before.contains(withoutLine(finding)))
                .toList());
    }

    /**
     * The dictionary with the proposed text in it.
     *
     * @throws DictionaryException where the text has mistakes
     */
    public Dictionary dictionary() {
        return inCopy(DictionaryReader::read);
    }

    private <T> T inCopy(Function<Path, T> question) {
        try {
            Path copy = Files.createTempDirectory("truelift-proposal");
            try {
                copyTo(copy);
                Files.writeString(copy.resolve("dictionary").resolve(file), text);
                return question.apply(copy);
            } finally {
                delete(copy);
            }
        } catch (IOException e) {
            throw new DictionaryException("Cannot check the proposed %s: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static String withoutLine(Finding finding) {
        return finding.file() + ": " + finding.message();
    }

    private void copyTo(Path copy) throws IOException {
        try (Stream<Path> files = Files.walk(governance, FileVisitOption.FOLLOW_LINKS)) {
            for (Path from : files.toList()) {
                Path to = copy.resolve(governance.relativize(from).toString());
                if (Files.isDirectory(from)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(from, to);
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

package io.truelift.demo;

import io.truelift.demo.Summary.Origin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Larkwell, a made-up shop for kitchen and home in Britain and around: its people, and everything its systems deliver
 * about them over half a year. Drawn at random from a seed, so that the same {@link DemoSize} gives the same files to the
 * byte. Names, addresses and articles are invented; what is true in the experiments lies in {@code truth.json} beside the
 * feeds.
 */
public final class DemoWorld {
    private DemoWorld() {}

    /**
     * Writes the world's feed files and {@code truth.json}. A folder that holds the whole of the same world is left as it
     * is; of one that holds another world the files are replaced. A file has its name only once it is whole, and
     * {@code truth.json} comes last, so that a world left half written is written again. Other files in the folder stay.
     *
     * @param folder made where it is missing
     * @return lines by file
     * @throws UncheckedIOException where the folder cannot be written
     */
    public static Summary write(Path folder, DemoSize size) {
        long start = System.nanoTime();
        try {
            Files.createDirectories(folder);
            GroundTruthFile truthFile = new GroundTruthFile(folder);
            Optional<Map<String, Long>> found = truthFile.linesOfSameWorld(size);
            if (found.isPresent()) {
                return new Summary(folder, found.get(), Origin.FOUND, since(start));
            }
            truthFile.delete();
            Map<DemoFeedFile, Long> lines = live(folder, size, truthFile);
            Map<String, Long> byName = new LinkedHashMap<>();
            lines.forEach((file, count) -> byName.put(file.fileName(), count));
            return new Summary(folder, byName, Origin.WRITTEN, since(start));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot write the demo world to %s: %s. Free the folder, or choose another."
                            .formatted(folder, e.getMessage()),
                    e);
        }
    }

    private static Map<DemoFeedFile, Long> live(Path folder, DemoSize size, GroundTruthFile truthFile)
            throws IOException {
        GroundTruth truth = new GroundTruth();
        try (FeedWriter writer = new FeedWriter(folder)) {
            Shop shop = Shop.open(size, writer);
            Shoppers people = new Shoppers(size);
            CustomerRecords records = new CustomerRecords(size, writer);
            Consents consents = new Consents(size, writer);
            Emails emails = new Emails(shop, writer);
            Surveys surveys = new Surveys(size, writer);
            Mistakes mistakes = new Mistakes(size, writer);
            for (int number = 0; number < size.people(); number++) {
                Shopper person = people.person(number);
                records.write(person);
                Consents.Record agreed = consents.write(person);
                ShopperSimulation life = new ShopperSimulation(shop, person, agreed);
                life.live(emails.write(person, agreed));
                surveys.write(person, life.orders());
                truth.add(life);
                mistakes.writeAfter(number + 1);
            }
            shop.touches().writeBills();
            writer.publish();
            truthFile.write(size, writer.lines(), truth);
            return writer.lines();
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}

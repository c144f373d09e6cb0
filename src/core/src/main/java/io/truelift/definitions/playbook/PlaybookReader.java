package io.truelift.definitions.playbook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.truelift.definitions.playbook.ExperimentOutline.Guardrail;
import io.truelift.definitions.playbook.ExperimentOutline.Metrics;
import io.truelift.definitions.playbook.ExperimentOutline.Numbers;
import io.truelift.definitions.playbook.ExperimentOutline.Variant;
import io.truelift.governance.dictionary.DictionaryException;
import io.truelift.platform.yaml.YamlPlaces;
import io.truelift.statistics.UsualAlpha;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads {@code governance/playbooks}. */
public final class PlaybookReader {
    private static final String ENDING = ".yaml";
    private static final BigDecimal USUAL_ALPHA = BigDecimal.valueOf(UsualAlpha.VALUE);
    private static final BigDecimal USUAL_POWER = new BigDecimal("0.8");
    private static final JsonMapper FIELDS = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private PlaybookReader() {}

    /** The file as it is written. */
    private record File(
            @Nullable String title,
            @Nullable String when,
            @Nullable String idea,
            @Nullable String owner,
            @Nullable String purpose,
            @Nullable String segment,
            @Nullable String hypothesis,
            @Nullable List<VariantLine> variants,
            @Nullable MetricLines metrics,
            @Nullable Integer windowDays,
            @Nullable BigDecimal minimumEffect,
            @Nullable String rollback,
            @Nullable List<String> advice) {}

    private record VariantLine(String key, String title) {}

    private record MetricLines(
            String primary,
            @Nullable List<String> secondary,
            @Nullable List<GuardrailLine> guardrail) {}

    private record GuardrailLine(String metric, @Nullable BigDecimal relativeMargin) {}

    /**
     * Every playbook, in alphabetical order of the keys; none where there is no such folder.
     *
     * @param governance the folder {@code governance}
     * @throws DictionaryException where a file is wrong, naming it and what is wrong
     */
    public static List<Playbook> all(Path governance) {
        Path folder = governance.resolve("playbooks");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .map(PlaybookReader::read)
                    .toList();
        } catch (IOException e) {
            throw new DictionaryException("Cannot list the playbooks in %s: %s".formatted(folder, e.getMessage()), e);
        }
    }

    static Playbook read(Path path) {
        String place = "governance/playbooks/" + path.getFileName();
        try {
            File file = FIELDS.treeToValue(YamlPlaces.tree(Files.readString(path)), File.class);
            if (file == null) {
                throw new DictionaryException("Cannot use %s: it says nothing".formatted(place));
            }
            return playbook(path.getFileName().toString().replace(ENDING, ""), file, place);
        } catch (UnrecognizedPropertyException e) {
            throw new DictionaryException(
                    "Cannot use '%s' in %s: there is no such key. Keys allowed here: %s"
                            .formatted(
                                    e.getPropertyName(),
                                    place,
                                    String.join(
                                            ", ",
                                            e.getKnownPropertyIds().stream()
                                                    .map(String::valueOf)
                                                    .sorted()
                                                    .toList())),
                    e);
        } catch (YamlPlaces.BrokenYaml e) {
            throw new DictionaryException("Cannot read %s, line %d: %s".formatted(place, e.line(), e.getMessage()), e);
        } catch (JsonProcessingException e) {
            throw new DictionaryException(
                    "Cannot read %s: %s"
                            .formatted(
                                    place,
                                    e.getOriginalMessage().lines().findFirst().orElse("")),
                    e);
        } catch (IOException e) {
            throw new DictionaryException("Cannot read %s: %s".formatted(place, e.getMessage()), e);
        }
    }

    private static Playbook playbook(String name, File file, String place) {
        List<VariantLine> variants = said("variants", file.variants(), place);
        MetricLines metrics = said("metrics", file.metrics(), place);
        ExperimentOutline outline = new ExperimentOutline(
                "",
                "",
                said("hypothesis", file.hypothesis(), place).strip().replaceAll("\\s+", " "),
                said("owner", file.owner(), place),
                said("purpose", file.purpose(), place),
                Optional.ofNullable(file.segment()),
                variants.stream()
                        .map(line -> new Variant(line.key(), line.title(), "1/" + variants.size()))
                        .toList(),
                new Metrics(
                        metrics.primary(),
                        Optional.ofNullable(metrics.secondary()).orElse(List.of()),
                        Optional.ofNullable(metrics.guardrail()).orElse(List.of()).stream()
                                .map(line -> new Guardrail(line.metric(), Optional.ofNullable(line.relativeMargin())))
                                .toList()),
                new Numbers(
                        said("window_days", file.windowDays(), place),
                        Optional.ofNullable(file.minimumEffect()),
                        USUAL_ALPHA,
                        USUAL_POWER),
                Optional.ofNullable(file.rollback()).orElse(""));
        return new Playbook(
                name,
                said("title", file.title(), place),
                said("when", file.when(), place),
                said("idea", file.idea(), place),
                Optional.ofNullable(file.advice()).orElse(List.of()),
                outline);
    }

    private static <T> T said(String key, @Nullable T value, String place) {
        if (value == null) {
            throw new DictionaryException("Cannot find '%s' in %s: add the line '%s: ...'".formatted(key, place, key));
        }
        return value;
    }
}

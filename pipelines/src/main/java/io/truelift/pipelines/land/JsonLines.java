package io.truelift.pipelines.land;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.truelift.pipelines.feed.Feed;
import io.truelift.pipelines.feed.Line;
import io.truelift.pipelines.feed.Rejection;
import io.truelift.pipelines.land.PhysicalLines.PhysicalLine;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** One JSON object a line. A field of a nested object is named with a point: {@code device.kind}. */
final class JsonLines implements FileLines {
    private static final ObjectReader READER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build()
            .readerFor(JsonNode.class);

    private final PhysicalLines lines;
    private final Feed feed;

    JsonLines(PhysicalLines lines, Feed feed) {
        this.lines = lines;
        this.feed = feed;
    }

    @Override
    public @Nullable Result next() throws IOException {
        PhysicalLine line = lines.next();
        while (line != null && line.damage() == PhysicalLines.Damage.NONE && line.text().isBlank()) {
            line = lines.next();
        }
        if (line == null) {
            return null;
        }
        Rejection damage = FileLines.damage(line, feed);
        return damage == null ? object(line) : new Result.Broken(line.number(), damage);
    }

    private Result object(PhysicalLine line) {
        try {
            JsonNode node = READER.readTree(line.text());
            if (!node.isObject()) {
                return broken(line, "it is no JSON object");
            }
            Map<String, String> fields = new HashMap<>();
            collect("", node, fields);
            for (Map.Entry<String, String> field : fields.entrySet()) {
                if (isHalved(field.getKey()) || isHalved(field.getValue())) {
                    return broken(line, "it has half a character, an escape of a surrogate without its other half");
                }
            }
            return new Result.Read(new Line(line.number(), fields));
        } catch (MismatchedInputException e) {
            return broken(line, "it is no single JSON object, or names a field twice");
        } catch (JsonProcessingException e) {
            return broken(line, "it is no JSON, column %d".formatted(e.getLocation() == null ? 0 : e.getLocation().getColumnNr()));
        }
    }

    private void collect(String prefix, JsonNode node, Map<String, String> fields) {
        node.properties().forEach(entry -> {
            JsonNode value = entry.getValue();
            String name = prefix + entry.getKey();
            if (value.isObject()) {
                collect(name + ".", value, fields);
            } else if (!value.isNull()) {
                String text = value.isValueNode() ? value.asText() : items(value);
                if (!feed.source().nullValues().contains(text)) {
                    fields.put(name, text);
                }
            }
        });
    }

    /** Half a character has no bytes in UTF-8, and would be landed as a question mark. */
    private static boolean isHalved(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return true;
            }
        }
        return false;
    }

    /** The items of an array as one text, which the column's list takes apart again. */
    private String items(JsonNode array) {
        StringJoiner items = new StringJoiner(feed.source().listSeparator());
        array.forEach(item -> items.add(item.isValueNode() ? item.asText() : item.toString()));
        return items.toString();
    }

    private static Result broken(PhysicalLine line, String why) {
        return new Result.Broken(line.number(), new Rejection("malformed", null, line.text(), "Cannot take the line apart: %s.".formatted(why)));
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}

package io.truelift.pipelines.land;

import io.truelift.pipelines.feed.Feed;
import io.truelift.pipelines.feed.PlainNumber;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.types.Types;

/**
 * Typed records as fields of text, to which the same rules apply as to text files: a field of a struct is named with a
 * point, a list is one text that the column's list takes apart again, and a timestamp without a zone is one of the
 * feed's.
 */
final class RecordFields {
    private final NullValues nulls;
    private final UnsupportedFields unsupported;
    private final String listSeparator;

    RecordFields(Feed feed) {
        this.nulls = NullValues.of(feed);
        this.unsupported = new UnsupportedFields(feed);
        this.listSeparator = feed.source().listSeparator();
    }

    /** @throws io.truelift.pipelines.feed.Rejection where a value that the feed takes cannot be told in text */
    Map<String, String> of(Record record) {
        Map<String, String> fields = new HashMap<>();
        collect("", record, fields);
        return fields;
    }

    private void collect(String prefix, Record record, Map<String, String> fields) {
        for (Types.NestedField field : record.struct().fields()) {
            String name = prefix + field.name();
            Object value = record.getField(field.name());
            if (value instanceof Record nested) {
                collect(name + ".", nested, fields);
            } else if (value != null) {
                text(name, value)
                        .filter(text -> !nulls.isNothing(name, text))
                        .ifPresent(text -> fields.put(name, text));
            }
        }
    }

    private Optional<String> text(String name, Object value) {
        return switch (value) {
            case BigDecimal number -> Optional.of(number.toPlainString());
            case Double number -> Optional.of(PlainNumber.text(number, number.toString()));
            case Float number -> Optional.of(PlainNumber.text(number, number.toString()));
            case List<?> list -> list(name, list);
            case ByteBuffer bytes -> decoded(name, bytes);
            case byte[] bytes -> decoded(name, ByteBuffer.wrap(bytes));
            case Map<?, ?> map -> unsupported.field(name, "a map");
            case StructLike struct -> unsupported.field(name, "a list of structs");
            default -> Optional.of(value.toString());
        };
    }

    /** Without what is nothing in it. */
    private Optional<String> list(String name, List<?> list) {
        StringJoiner items = new StringJoiner(listSeparator);
        for (Object item : list) {
            if (item != null) {
                Optional<String> text = text(name, item);
                if (text.isEmpty()) {
                    return text;
                }
                items.add(text.get());
            }
        }
        return Optional.of(items.toString());
    }

    /** Some writers leave out that their bytes are text. */
    private Optional<String> decoded(String name, ByteBuffer bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(bytes.duplicate())
                    .toString());
        } catch (CharacterCodingException e) {
            return unsupported.field(name, "bytes that are no text in UTF-8");
        }
    }
}

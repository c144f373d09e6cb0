package io.truelift.pipelines.land;

import io.truelift.pipelines.feed.Feed;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.Type;

/**
 * A row of Parquet as fields of text, to which the same rules apply as to text files: a field of a struct is named with a
 * point, a list is one text that the column's list takes apart again, without what is nothing in it. What cannot be told
 * in text costs the line only where the feed takes it.
 */
final class ParquetFields {
    private final NullValues nulls;
    private final UnsupportedFields unsupported;
    private final String listSeparator;

    ParquetFields(Feed feed) {
        this.nulls = NullValues.of(feed);
        this.unsupported = new UnsupportedFields(feed);
        this.listSeparator = feed.source().listSeparator();
    }

    /** @throws io.truelift.pipelines.feed.Rejection where a value that the feed takes cannot be told in text */
    Map<String, String> of(Group row) {
        Map<String, String> fields = new HashMap<>();
        collect("", row, fields);
        return fields;
    }

    private void collect(String prefix, Group group, Map<String, String> fields) {
        GroupType type = group.getType();
        for (int i = 0; i < type.getFieldCount(); i++) {
            Type field = type.getType(i);
            int values = group.getFieldRepetitionCount(i);
            if (values == 0) {
                continue;
            }
            String name = prefix + field.getName();
            if (ParquetFile.isStruct(field)) {
                collect(name + ".", group.getGroup(i, 0), fields);
            } else {
                text(name, group, i)
                        .filter(text -> !nulls.isNothing(name, text))
                        .ifPresent(text -> fields.put(name, text));
            }
        }
    }

    private Optional<String> text(String name, Group group, int field) {
        Type type = group.getType().getType(field);
        if (type.isRepetition(Type.Repetition.REPEATED)) {
            return type.isPrimitive()
                    ? Optional.of(joined(group, field, name))
                    : unsupported.field(name, "a list of structs");
        }
        if (type.isPrimitive()) {
            return ParquetValue.text(group, field, 0)
                    .or(() -> unsupported.field(name, "bytes that are no text in UTF-8"));
        }
        Group list = group.getGroup(field, 0);
        Type repeated = list.getType().getType(0);
        return switch (type.getLogicalTypeAnnotation()) {
            case ListLogicalTypeAnnotation any when repeated.isPrimitive() -> Optional.of(joined(list, 0, name));
            case ListLogicalTypeAnnotation any when isWrapped(repeated) -> Optional.of(unwrapped(list, name));
            case ListLogicalTypeAnnotation any -> unsupported.field(name, "a list of structs");
            case null, default -> unsupported.field(name, "a map");
        };
    }

    /** As writers write lists by the format's specification: a repeated group around each item. */
    private static boolean isWrapped(Type repeated) {
        return repeated.asGroupType().getFieldCount() == 1
                && repeated.asGroupType().getType(0).isPrimitive();
    }

    private String unwrapped(Group list, String name) {
        StringJoiner items = new StringJoiner(listSeparator);
        for (int i = 0; i < list.getFieldRepetitionCount(0); i++) {
            Group item = list.getGroup(0, i);
            if (item.getFieldRepetitionCount(0) > 0) {
                ParquetValue.text(item, 0, 0)
                        .or(() -> unsupported.field(name, "a list of bytes that are no text in UTF-8"))
                        .ifPresent(items::add);
            }
        }
        return items.toString();
    }

    private String joined(Group group, int field, String name) {
        StringJoiner items = new StringJoiner(listSeparator);
        for (int i = 0; i < group.getFieldRepetitionCount(field); i++) {
            ParquetValue.text(group, field, i)
                    .or(() -> unsupported.field(name, "a list of bytes that are no text in UTF-8"))
                    .ifPresent(items::add);
        }
        return items.toString();
    }
}

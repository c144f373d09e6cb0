package io.truelift.pipelines.land;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Texts of any length, some of them missing, as bytes. */
final class TextBytes {
    private static final int NOTHING = -1;

    private TextBytes() {}

    static void write(DataOutputStream out, List<@Nullable String> texts) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            if (text == null) {
                out.writeInt(NOTHING);
            } else {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                out.writeInt(bytes.length);
                out.write(bytes);
            }
        }
    }

    static List<@Nullable String> read(DataInputStream in) throws IOException {
        int size = in.readInt();
        List<@Nullable String> texts = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            int length = in.readInt();
            texts.add(length == NOTHING ? null : new String(in.readNBytes(length), StandardCharsets.UTF_8));
        }
        return texts;
    }
}

package io.truelift.platform.database;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import org.jspecify.annotations.Nullable;

/** Characters as PostgreSQL keeps them in JSON: it has none for U+0000, in place of which stands the replacement character, U+FFFD. */
final class KeptCharacters extends CharacterEscapes {
    private static final long serialVersionUID = 1L;
    private static final SerializedString REPLACEMENT = new SerializedString("\\ufffd");

    @Override
    public int[] getEscapeCodesForAscii() {
        int[] escapes = standardAsciiEscapesForJSON();
        escapes[0] = ESCAPE_CUSTOM;
        return escapes;
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int character) {
        // Jackson asks for every character beyond ASCII, too
        return character == 0 ? REPLACEMENT : null;
    }
}

package io.truelift.webui.document;

import io.truelift.webui.chart.Tone;
import java.awt.Color;
import java.util.Locale;

/** Colours on paper, by meaning: those of the light pages. */
public enum PrintPalette {
    TEXT(0x15202b, 0xffffff),
    MUTED(0x566573, 0xf0f3f5),
    LINE(0xc8d0d7, 0xe1e6ea),
    ACCENT(0x0f5f66, 0xe2f0f0),
    GOOD(0x17693f, 0xe1f3e8),
    BAD(0xa8322a, 0xfbe7e5),
    NEUTRAL(0x45525f, 0xe8ecf0),
    EARLY(0x7d5700, 0xfbf0d5),
    DOUBT(0x6b3aa0, 0xf0e8fa);

    private static final int MIXED = 0x5a;

    private final Color color;
    private final Color soft;

    PrintPalette(int color, int soft) {
        this.color = new Color(color);
        this.soft = new Color(soft);
    }

    /** By the name of a style of the pages, such as {@code good} or {@code good-text}; that of texts for any other. */
    public static PrintPalette ofStyle(String style) {
        String name = style.replace("-text", "").toUpperCase(Locale.ROOT);
        return switch (name) {
            case "GOOD", "BAD", "EARLY", "DOUBT" -> valueOf(name);
            default -> TEXT;
        };
    }

    public static PrintPalette of(Tone tone) {
        return switch (tone) {
            case GOOD -> GOOD;
            case BAD -> BAD;
            case NEUTRAL -> NEUTRAL;
            case ACCENT -> ACCENT;
        };
    }

    public Color color() {
        return color;
    }

    /** Pale, to stand behind texts. */
    public Color soft() {
        return soft;
    }

    /** The full colour as HTML names it, such as {@code #17693f}. */
    public String code() {
        return html(color);
    }

    /** The pale one, likewise. */
    public String softCode() {
        return html(soft);
    }

    /** Between pale and full, for intervals. */
    public Color half() {
        return new Color(half(color.getRed()), half(color.getGreen()), half(color.getBlue()));
    }

    private static int half(int part) {
        return 0xff - (0xff - part) * MIXED / 0xff;
    }

    static String html(Color color) {
        return String.format(Locale.ROOT, "#%06x", color.getRGB() & 0xffffff);
    }
}

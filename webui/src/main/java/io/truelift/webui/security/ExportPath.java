package io.truelift.webui.security;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a page's table as a file: {@code /export/executive/attribution/models.csv} is of the page
 * {@code /executive/attribution.xhtml}, and opens for whom that opens.
 *
 * @param page the page
 * @param table which of its tables
 * @param ending what kind of file
 */
public record ExportPath(Page page, String table, String ending) {
    /** How all these addresses begin. */
    public static final String START = "/export/";

    private static final Pattern PATH =
            Pattern.compile("/export(?<page>(?:/[a-z-]+){1,2})/(?<table>[a-z-]+)\\.(?<ending>[a-z]+)");

    /** Absent where it is not the address of a file of a page. */
    public static Optional<ExportPath> of(String path) {
        Matcher matcher = PATH.matcher(path);
        return matcher.matches()
                ? Page.at(matcher.group("page") + ".xhtml")
                        .map(page -> new ExportPath(page, matcher.group("table"), matcher.group("ending")))
                : Optional.empty();
    }
}

package io.truelift.webui.document;

import io.truelift.webui.chart.IntervalChart;
import java.util.List;
import java.util.Optional;

/**
 * A version of a report as it is handed on: every figure formatted, nothing left to reckon.
 *
 * @param title name of the experiment
 * @param hypothesis what was believed before
 * @param edition which version of the report this is
 * @param address where exactly this version is opened
 * @param verdict the conclusion
 * @param facts who, how many, when
 * @param figures the few figures that somebody with half a minute reads
 * @param picture what is drawn; absent where nothing is compared
 * @param worth what it is worth in a year; absent where nothing is compared
 * @param checks whether it can be trusted, the worst first
 * @param tables the metrics in figures
 * @param leftOut who is not counted, each as a sentence
 * @param decisions what was decided, the newest first, each as a sentence
 * @param receipt what it takes to repeat it
 */
public record ReportDocument(
        String title,
        String hypothesis,
        String edition,
        String address,
        Verdict verdict,
        List<Fact> facts,
        List<Figure> figures,
        Optional<Picture> picture,
        Optional<Worth> worth,
        List<Check> checks,
        List<Grid> tables,
        List<String> leftOut,
        List<String> decisions,
        List<Fact> receipt) {

    public ReportDocument {
        facts = List.copyOf(facts);
        figures = List.copyOf(figures);
        checks = List.copyOf(checks);
        tables = List.copyOf(tables);
        leftOut = List.copyOf(leftOut);
        decisions = List.copyOf(decisions);
        receipt = List.copyOf(receipt);
    }

    /** @param word in a word or two */
    public record Verdict(String word, PrintPalette ink, String sentence) {}

    public record Fact(String label, String value) {}

    /** @param note its interval, or what it is about */
    public record Figure(String label, String value, String note, PrintPalette ink) {}

    /**
     * Lifts with their intervals.
     *
     * @param title what is drawn
     * @param note how to read it, or a warning
     * @param rows the lifts, as fractions
     */
    public record Picture(String title, String note, List<IntervalChart.Row> rows) {}

    /**
     * @param value the figure with its interval; empty where it is not known
     * @param sentences how it comes about, or why it is not known
     */
    public record Worth(String value, PrintPalette ink, List<String> sentences) {}

    /** @param finding how it ended, in a word */
    public record Check(String name, String finding, PrintPalette ink, String sentence) {}

    /**
     * A table. The first column is text, the others are figures; a second line of a cell stands after a line break.
     *
     * @param title what it says
     * @param note what else is to be known
     * @param header names of the columns
     * @param rows cells, as many as there are columns
     */
    public record Grid(String title, String note, List<String> header, List<List<String>> rows) {}
}

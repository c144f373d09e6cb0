package io.truelift.webui.executive;

import io.truelift.analysis.satisfaction.SatisfactionReport.QuestionResult;
import io.truelift.analysis.satisfaction.SatisfactionReport.Score;
import io.truelift.definitions.satisfaction.ScoreKind;
import io.truelift.webui.format.FigureScale;
import io.truelift.webui.format.Figures;

/** The words for the scores of a question. */
record SurveyTexts(QuestionResult question, Figures figures) {

    FigureScale scale() {
        return switch (question.kind()) {
            case CSAT, CES, SHARE -> FigureScale.PERCENT;
            case NPS -> FigureScale.NET_SCORE;
        };
    }

    String value(Score score) {
        return figures.value(score.estimate(), scale());
    }

    String range(Score score) {
        return "%s interval %s, %s answers"
                .formatted(
                        figures.level(score.estimate().interval()),
                        figures.range(score.estimate(), scale()),
                        figures.count(score.answers()));
    }

    String note(Score score) {
        return value(score) + " (" + range(score) + ")";
    }

    /** What the score counts. */
    String meaning() {
        return switch (question.kind()) {
            case CSAT -> "Share of answers in the top two boxes";
            case CES -> "Share of answers that found it easy";
            case NPS -> "Promoters minus detractors, from \u2212100 to 100";
            case SHARE -> "Share of answers that say yes";
        };
    }

    String favourable() {
        return switch (question.kind()) {
            case CSAT -> "satisfied";
            case CES -> "found it easy";
            case NPS -> "promoters";
            case SHARE -> "yes";
        };
    }

    String between() {
        return question.kind() == ScoreKind.NPS ? "passives" : "between";
    }

    String unfavourable() {
        return switch (question.kind()) {
            case CSAT, CES -> "all other answers";
            case NPS -> "detractors";
            case SHARE -> "no";
        };
    }
}

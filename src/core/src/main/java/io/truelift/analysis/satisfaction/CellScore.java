package io.truelift.analysis.satisfaction;

import io.truelift.analysis.satisfaction.SatisfactionReport.Score;
import io.truelift.definitions.satisfaction.ScoreKind;
import io.truelift.statistics.Estimate;
import io.truelift.statistics.MeanInterval;
import io.truelift.statistics.NetPromoterScore;
import io.truelift.statistics.ProportionSummary;
import io.truelift.statistics.UsualAlpha;
import io.truelift.statistics.WilsonInterval;
import java.util.Optional;

/** The score of the answers in one cell, with intervals at the usual level. */
final class CellScore {
    private CellScore() {}

    /** The score; absent without answers. */
    static Optional<Score> of(ScoreKind kind, AnswerCount cell) {
        Optional<Estimate> mean = kind == ScoreKind.SHARE || cell.squares().signum() == 0
                ? Optional.empty()
                : MeanInterval.atAlpha(UsualAlpha.VALUE).estimate(cell.scores());
        return estimate(kind, cell)
                .map(estimate -> new Score(cell.answers(), cell.favourable(), cell.unfavourable(), estimate, mean));
    }

    private static Optional<Estimate> estimate(ScoreKind kind, AnswerCount cell) {
        return switch (kind) {
            case CSAT, CES, SHARE ->
                WilsonInterval.atAlpha(UsualAlpha.VALUE)
                        .estimate(new ProportionSummary(cell.answers(), cell.favourable()));
            case NPS ->
                NetPromoterScore.atAlpha(UsualAlpha.VALUE)
                        .estimate(
                                cell.favourable(),
                                cell.answers() - cell.favourable() - cell.unfavourable(),
                                cell.unfavourable());
        };
    }
}

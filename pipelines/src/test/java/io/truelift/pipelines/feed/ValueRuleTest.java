package io.truelift.pipelines.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.truelift.pipelines.feed.ValueRule.Otherwise;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ValueRuleTest {
    private final Line line =
            new Line(12, Map.of("order", "C17", "quantity", "-3", "price", "2.55", "kind", "Mens", "dollar", "$1\\2"));

    @Test
    void takesAFieldAConstantOrATemplate() {
        assertThat(text(new ValueRule.Field("order"))).isEqualTo("C17");
        assertThat(text(new ValueRule.Field("absent"))).isNull();
        assertThat(text(new ValueRule.Constant("GBP"))).isEqualTo("GBP");
        assertThat(text(new ValueRule.Template("visit-${line}-${order}"))).isEqualTo("visit-12-C17");
        assertThat(text(new ValueRule.Template("${dollar}!"))).isEqualTo("$1\\2!");
    }

    @Test
    void aTemplateMayHoldTheNameOfTheLine() {
        ValueRule rule = new ValueRule(
                new ValueRule.Template("visit-${record}"), null, Otherwise.REJECT, null, null, null, null);
        assertThat(rule.of(new Line(12, "9c1f-0", Map.of()), "event_id")).isEqualTo("visit-9c1f-0");
    }

    @Test
    void aTemplateOverANothingIsNothing() {
        assertThat(text(new ValueRule.Template("visit-${absent}"))).isNull();
    }

    @Test
    void multipliesExactly() {
        assertThat(text(new ValueRule.Product(new ArrayList<>(List.of("quantity", "price")))))
                .isEqualTo("-7.65");
        assertThat(text(new ValueRule.Product(new ArrayList<>(List.of("quantity", "absent")))))
                .isNull();
        assertThatThrownBy(() -> text(new ValueRule.Product(new ArrayList<>(List.of("order", "price")))))
                .isInstanceOf(Rejection.class)
                .hasMessageContaining("C17");
    }

    @Test
    void tellsWhetherAFieldFitsAnExpression() {
        assertThat(text(new ValueRule.Matches("order", Pattern.compile("^C.*"))))
                .isEqualTo("true");
        assertThat(text(new ValueRule.Matches("price", Pattern.compile("^C.*"))))
                .isEqualTo("false");
    }

    @Test
    void mapsWordsAndRejectsKeepsOrForgetsThoseItDoesNotHave() {
        LinkedHashMap<String, String> map = new LinkedHashMap<>(Map.of("Womens", "womens"));
        assertThat(new ValueRule(new ValueRule.Field("kind"), map, Otherwise.KEEP, null, null, null, null)
                        .of(line, "variant"))
                .isEqualTo("Mens");
        assertThat(new ValueRule(new ValueRule.Field("kind"), map, Otherwise.NULL, null, null, null, null)
                        .of(line, "variant"))
                .isNull();
        assertThatThrownBy(
                        () -> new ValueRule(new ValueRule.Field("kind"), map, Otherwise.REJECT, null, null, null, null)
                                .of(line, "variant"))
                .isInstanceOf(Rejection.class)
                .hasMessageContaining("Mens")
                .hasMessageContaining("Womens");
    }

    @Test
    void anAnswerIsANumberOfItsScaleAndAnythingElseIsRejected() {
        FeedAnswerScale fiveBoxes = new FeedAnswerScale(1, 5, new ArrayList<>());
        assertThat(fiveBoxes.number(" 5 ", "score")).isEqualTo("5");
        assertThat(fiveBoxes.number("1.0", "score"))
                .as("whole, however a spreadsheet wrote it")
                .isEqualTo("1");
        for (String off : List.of("0", "6", "-3", "4.5", "five", "", "1e99", "99999999999")) {
            assertThatThrownBy(() -> fiveBoxes.number(off, "score"))
                    .isInstanceOfSatisfying(
                            Rejection.class,
                            rejection -> assertThat(rejection.rule()).isEqualTo("answerScale"))
                    .hasMessage("Cannot use \"%s\" for score: it is not on the scale from 1 to 5.", off);
        }
    }

    @Test
    void answersInWordsCountFromTheWorst() {
        FeedAnswerScale words = new FeedAnswerScale(1, 3, new ArrayList<>(List.of("bad", "fair", "good")));
        ValueRule rule = new ValueRule(
                new ValueRule.Field("kind"),
                new LinkedHashMap<>(Map.of("Mens", "good")),
                Otherwise.KEEP,
                null,
                words,
                null,
                null);

        assertThat(words.number("fair", "score")).isEqualTo("2");
        assertThat(rule.of(line, "score"))
                .as("other words for an answer come first")
                .isEqualTo("3");
        assertThatThrownBy(() -> words.number("2", "score"))
                .hasMessage("Cannot use \"2\" for score: it is not on the scale [bad, fair, good].");
    }

    @Test
    void conditionsHoldByValueOrByPresence() {
        LinkedHashSet<String> mens = new LinkedHashSet<>(List.of("Mens"));
        assertThat(new Feed.In("kind", mens).holds(line)).isTrue();
        assertThat(new Feed.In("absent", mens).holds(line)).isFalse();
        assertThat(new Feed.NotIn("kind", mens).holds(line)).isFalse();
        assertThat(new Feed.NotIn("absent", mens).holds(line))
                .as("nothing is none of the values")
                .isTrue();
        assertThat(new Feed.Present("kind", true).holds(line)).isTrue();
        assertThat(new Feed.Present("absent", false).holds(line)).isTrue();
    }

    private String text(ValueRule.Text text) {
        return new ValueRule(text, null, Otherwise.REJECT, null, null, null, null).of(line, "column");
    }
}

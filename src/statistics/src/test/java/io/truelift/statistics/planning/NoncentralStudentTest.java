package io.truelift.statistics.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;

class NoncentralStudentTest {

    @Test
    void bothTailsHaveTheirDigitsFromHalfADegreeOfFreedomToMillions() {
        for (String line : References.lines("noncentral-t.csv")) {
            double[] values = values(line);
            NoncentralStudent student = new NoncentralStudent(values[0], values[1]);

            // The reference has 17 digits of t itself; far out a tail is as sensitive to t as that.
            assertThat(student.cumulativeProbability(values[2]))
                    .as(line)
                    .isCloseTo(values[3], within(1e-11 * values[3]));
            assertThat(student.survivalProbability(values[2])).as(line).isCloseTo(values[4], within(1e-11 * values[4]));
        }
    }

    @Test
    void agreesWithR() {
        for (String line : References.lines("noncentral-t-in-r.csv")) {
            double[] values = values(line);
            NoncentralStudent student = new NoncentralStudent(values[0], values[1]);

            assertThat(student.cumulativeProbability(values[2])).as(line).isCloseTo(values[3], within(1e-10));
            assertThat(student.survivalProbability(values[2])).as(line).isCloseTo(values[4], within(1e-10));
        }
    }

    @Test
    void isStudentsDistributionWithoutNoncentrality() {
        for (double degreesOfFreedom : new double[] {1, 2.5, 17, 4000}) {
            for (double t : new double[] {-30, -2, -0.1, 0, 0.7, 5, 200}) {
                double expected = TDistribution.of(degreesOfFreedom).survivalProbability(t);
                assertThat(new NoncentralStudent(degreesOfFreedom, 0).survivalProbability(t))
                        .isCloseTo(expected, within(1e-11 * expected));
            }
        }
    }

    @Test
    void refusesNumbersThatNoDistributionHas() {
        assertThatThrownBy(() -> new NoncentralStudent(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new NoncentralStudent(3, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    private static double[] values(String line) {
        return Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray();
    }
}

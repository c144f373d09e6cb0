package io.truelift.demo;

import io.truelift.demo.Randomness.Part;
import io.truelift.demo.Shopper.Device;
import java.time.Duration;
import java.time.Instant;
import org.apache.commons.rng.UniformRandomProvider;

/** Who met which variant. The log names members by login, the others by cookie, and whom the newsletter is for by address. */
final class Exposures {
    /** Share of exposures after which the person meets the other variant too: a fault of the shop's, which the analysis must see. */
    private static final double SHARE_CROSSED = 0.004;

    private final DemoSize size;
    private final FeedWriter writer;

    Exposures(DemoSize size, FeedWriter writer) {
        this.size = size;
        this.writer = writer;
    }

    /**
     * Somebody met an experiment.
     *
     * @param experiment which
     * @param variant what was drawn for them
     * @param at when they met it first
     * @param assignment whether they stayed in their variant
     */
    record Exposure(SimulatedExperiment experiment, String variant, Instant at, Assignment assignment) {
        boolean treated() {
            return variant.equals(experiment.treatment());
        }

        boolean follows(Instant when) {
            return !when.isBefore(at) && when.isBefore(at.plus(experiment.window()));
        }
    }

    enum Assignment {
        KEPT,
        CROSSED
    }

    Exposure write(SimulatedExperiment experiment, Shopper person, Device device, Instant at) {
        UniformRandomProvider random =
                Randomness.stream(size.seed() + experiment.key().hashCode(), Part.EXPOSURE, person.number());
        boolean treated = random.nextBoolean();
        String variant = treated ? experiment.treatment() : SimulatedExperiment.CONTROL;
        line(experiment, variant, person, device, at);
        if (!Randomness.happens(random, SHARE_CROSSED)) {
            return new Exposure(experiment, variant, at, Assignment.KEPT);
        }
        line(
                experiment,
                treated ? SimulatedExperiment.CONTROL : experiment.treatment(),
                person,
                device,
                at.plus(Duration.ofHours(26)));
        return new Exposure(experiment, variant, at, Assignment.CROSSED);
    }

    /** Draws who is written to, and who is not for as long as the world lasts; the mail system knows people by their address. */
    boolean isWrittenTo(SimulatedExperiment experiment, Shopper person, Instant at) {
        boolean treated = Randomness.stream(size.seed() + experiment.key().hashCode(), Part.EXPOSURE, person.number())
                .nextBoolean();
        writer.write(
                DemoFeedFile.EXPERIMENT_EXPOSURE,
                experiment.key(),
                treated ? experiment.treatment() : SimulatedExperiment.CONTROL,
                at.toString(),
                "",
                "",
                person.email().orElseThrow());
        return treated;
    }

    private void line(SimulatedExperiment experiment, String variant, Shopper person, Device device, Instant at) {
        writer.write(
                DemoFeedFile.EXPERIMENT_EXPOSURE,
                experiment.key(),
                variant,
                at.toString(),
                person.login().orElse(""),
                person.isMember() ? "" : device.cookie(),
                "");
    }
}

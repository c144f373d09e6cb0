package io.truelift.attribution;

import java.util.List;

/** The models that can be asked for by name, with the settings they have there. */
public final class AttributionModels {

    public static final AttributionModel FIRST = new FirstTouch();
    public static final AttributionModel LAST = new LastTouch();
    public static final AttributionModel LAST_NON_DIRECT = LastNonDirectTouch.usual();
    public static final AttributionModel LINEAR = new LinearTouch();
    public static final AttributionModel U_SHAPED = PositionBased.uShaped();
    public static final AttributionModel W_SHAPED = PositionBased.wShaped();
    public static final AttributionModel TIME_DECAY = TimeDecay.usual();
    public static final AttributionModel MARKOV = new MarkovModel(1);
    public static final AttributionModel SHAPLEY = new ShapleyModel();
    public static final AttributionModel SHAPLEY_RATE = ShapleyRateModel.usual();

    private static final List<AttributionModel> REPORTED =
            List.of(FIRST, LAST, LAST_NON_DIRECT, LINEAR, U_SHAPED, W_SHAPED, TIME_DECAY, MARKOV, SHAPLEY);

    private static final List<AttributionModel> ALL = List.of(
            FIRST,
            LAST,
            LAST_NON_DIRECT,
            LINEAR,
            U_SHAPED,
            W_SHAPED,
            TIME_DECAY,
            MARKOV,
            new MarkovModel(2),
            new MarkovModel(3),
            new MarkovModel(4),
            SHAPLEY,
            SHAPLEY_RATE);

    private AttributionModels() {}

    /** Every model. */
    public static List<AttributionModel> all() {
        return ALL;
    }

    /** The models that stand side by side in the report. */
    public static List<AttributionModel> reported() {
        return REPORTED;
    }

    /** @throws IllegalArgumentException where there is no such model, saying which there are */
    public static AttributionModel named(String key) {
        return ALL.stream()
                .filter(model -> model.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Cannot find the model %s. Models are: %s."
                        .formatted(
                                key,
                                String.join(
                                        ", ",
                                        ALL.stream().map(AttributionModel::key).toList()))));
    }
}

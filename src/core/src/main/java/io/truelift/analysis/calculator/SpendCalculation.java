package io.truelift.analysis.calculator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.truelift.statistics.lifetime.GammaGammaModel;
import io.truelift.statistics.lifetime.ModelFit;
import io.truelift.statistics.lifetime.SpendHistory;
import java.util.List;
import java.util.OptionalDouble;

/** What a purchase of customers will be worth, by a model that is given or fitted to them. */
final class SpendCalculation implements Calculation {

    @Override
    public ObjectNode answer(Fields fields) {
        CountedHistories<SpendHistory> customers = CountedHistories.read(fields, SpendCalculation::history);
        if (fields.has("model")) {
            GammaGammaModel model = model(fields.object("model"));
            ObjectNode answer = Answers.object().put("logLikelihood", model.logLikelihood(customers.counted()));
            return putCustomers(answer, model, customers.listed());
        }
        return switch (GammaGammaModel.fit(customers.counted())) {
            case ModelFit.NotEnoughData<GammaGammaModel>(String reason) -> Answers.notEnoughData(reason);
            case ModelFit.Fitted<GammaGammaModel> fit -> {
                GammaGammaModel model = fit.model();
                ObjectNode answer = Answers.object();
                put(answer.putObject("model"), List.of(model.p(), model.q(), model.gamma()));
                put(answer.putObject("standardErrors"), fit.standardErrors());
                answer.put("logLikelihood", fit.logLikelihood());
                yield putCustomers(answer, model, customers.listed());
            }
        };
    }

    private static SpendHistory history(Fields customer) {
        return new SpendHistory(customer.count("purchases"), customer.number("meanValue"));
    }

    private static GammaGammaModel model(Fields model) {
        return new GammaGammaModel(model.positive("p"), model.positive("q"), model.positive("gamma"));
    }

    private static void put(ObjectNode node, List<Double> parameters) {
        node.put("p", parameters.get(0)).put("q", parameters.get(1)).put("gamma", parameters.get(2));
    }

    private static ObjectNode putCustomers(ObjectNode answer, GammaGammaModel model, List<SpendHistory> histories) {
        put(answer, "expectedOfNew", model.expectedValue());
        ArrayNode list = answer.putArray("customers");
        histories.forEach(history -> put(list.addObject(), "expectedValue", model.expectedValue(history)));
        return answer;
    }

    /** Null where the mean is infinite. */
    private static void put(ObjectNode node, String name, OptionalDouble mean) {
        Answers.putNumber(node, name, mean.orElse(Double.POSITIVE_INFINITY));
    }
}

package io.truelift.analysis.calculator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.truelift.statistics.lifetime.BetaGeometricModel;
import io.truelift.statistics.lifetime.ModelFit;
import io.truelift.statistics.lifetime.PurchaseHistory;
import java.util.List;

/** How often customers will buy again, by a model that is given or fitted to them. */
final class PurchasesCalculation implements Calculation {

    @Override
    public ObjectNode answer(Fields fields) {
        double time = fields.notNegative("time");
        CountedHistories<PurchaseHistory> customers = CountedHistories.read(fields, PurchasesCalculation::history);
        if (fields.has("model")) {
            BetaGeometricModel model = model(fields.object("model"));
            ObjectNode answer = Answers.object().put("logLikelihood", model.logLikelihood(customers.counted()));
            return putCustomers(answer, model, customers.listed(), time);
        }
        return switch (BetaGeometricModel.fit(customers.counted())) {
            case ModelFit.NotEnoughData<BetaGeometricModel>(String reason) -> Answers.notEnoughData(reason);
            case ModelFit.Fitted<BetaGeometricModel> fit -> {
                BetaGeometricModel model = fit.model();
                ObjectNode answer = Answers.object();
                put(answer.putObject("model"), List.of(model.r(), model.alpha(), model.a(), model.b()));
                put(answer.putObject("standardErrors"), fit.standardErrors());
                answer.put("logLikelihood", fit.logLikelihood());
                yield putCustomers(answer, model, customers.listed(), time);
            }
        };
    }

    private static PurchaseHistory history(Fields customer) {
        return new PurchaseHistory(customer.count("frequency"), customer.number("recency"), customer.number("age"));
    }

    private static BetaGeometricModel model(Fields model) {
        return new BetaGeometricModel(
                model.positive("r"), model.positive("alpha"), model.positive("a"), model.positive("b"));
    }

    private static void put(ObjectNode node, List<Double> parameters) {
        node.put("r", parameters.get(0))
                .put("alpha", parameters.get(1))
                .put("a", parameters.get(2))
                .put("b", parameters.get(3));
    }

    private static ObjectNode putCustomers(
            ObjectNode answer, BetaGeometricModel model, List<PurchaseHistory> histories, double time) {
        answer.put("expectedOfNew", model.expectedPurchases(time));
        ArrayNode list = answer.putArray("customers");
        histories.forEach(history -> list.addObject()
                .put("probabilityAlive", model.probabilityAlive(history))
                .put("expectedPurchases", model.expectedPurchases(history, time)));
        return answer;
    }
}

package io.truelift.demo;

import io.truelift.demo.Randomness.Part;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.distribution.LogNormalDistribution;

/** What the shop sells: articles with prices around £22, cheapest first. */
final class Catalogue {
    /** Median 22, standard deviation of the logarithm 0.75. */
    private static final LogNormalDistribution PRICES = LogNormalDistribution.of(Math.log(22), 0.75);

    private static final List<String> MATERIALS = List.of(
            "Oak",
            "Linen",
            "Stoneware",
            "Copper",
            "Enamel",
            "Glass",
            "Wool",
            "Bamboo",
            "Slate",
            "Brass",
            "Cotton",
            "Ash");
    private static final List<String> THINGS = List.of(
            "bread board",
            "tea towel",
            "bowl",
            "saucepan",
            "lamp",
            "throw",
            "storage jar",
            "cushion",
            "serving plate",
            "candle holder",
            "vase",
            "tray");

    private final List<Article> articles;

    Catalogue(long seed) {
        UniformRandomProvider random = Randomness.stream(seed, Part.CATALOGUE, 0);
        List<Article> drawn = new ArrayList<>();
        for (String material : MATERIALS) {
            for (String thing : THINGS) {
                BigDecimal price = BigDecimal.valueOf(Math.max(
                                2, Math.floor(PRICES.createSampler(random).sample())))
                        .add(new BigDecimal("0.95"));
                drawn.add(new Article(
                        "LK-%04d".formatted(1_000 + drawn.size() * 7),
                        material + " " + thing,
                        price.setScale(2, RoundingMode.UNNECESSARY)));
            }
        }
        drawn.sort(Comparator.comparing(Article::price).thenComparing(Article::sku));
        articles = List.copyOf(drawn);
    }

    /**
     * @param sku stock code
     * @param name as printed on the invoice
     * @param price of one piece, in pounds
     */
    record Article(String sku, String name, BigDecimal price) {}

    /**
     * An article for somebody's taste.
     *
     * @param generosity how dear; 1 is average
     */
    Article draw(UniformRandomProvider random, double generosity) {
        double place = PRICES.cumulativeProbability(PRICES.createSampler(random).sample() * generosity);
        return articles.get((int) Math.min(articles.size() - 1, Math.floor(place * articles.size())));
    }
}

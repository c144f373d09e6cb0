package io.truelift.analysis.totals;

import io.truelift.statistics.Moments;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sums of variables and of their products, under their letters. What is absent is zero. */
final class Products {
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private final long units;
    private final Map<String, BigDecimal> sums = new HashMap<>();

    Products(long units) {
        this.units = units;
    }

    /** @param name a letter, or two in the order of the variables */
    void put(String name, BigDecimal sum) {
        sums.put(name, sum);
    }

    /** Makes a variable one that is 1 for each unit. */
    void one(char variable, String variables) {
        BigDecimal n = BigDecimal.valueOf(units);
        sums.put("" + variable, n);
        sums.put("" + variable + variable, n);
        for (char other : variables.toCharArray()) {
            if (other != variable) {
                sums.put(name(variable, other, variables), sum("" + other));
            }
        }
    }

    /** Adds so much of another variable to a variable. */
    void add(char variable, BigDecimal times, char other, String variables) {
        BigDecimal own = sum("" + variable + variable)
                .add(TWO.multiply(times).multiply(sum(name(variable, other, variables))))
                .add(times.multiply(times).multiply(sum("" + other + other)));
        for (char third : variables.toCharArray()) {
            if (third != variable) {
                String name = name(variable, third, variables);
                sums.put(name, sum(name).add(times.multiply(sum(name(other, third, variables)))));
            }
        }
        sums.put("" + variable + variable, own);
        sums.put("" + variable, sum("" + variable).add(times.multiply(sum("" + other))));
    }

    Moments moments(String variables) {
        List<BigDecimal> singles = new ArrayList<>();
        List<List<BigDecimal>> products = new ArrayList<>();
        for (int i = 0; i < variables.length(); i++) {
            singles.add(sum("" + variables.charAt(i)));
            List<BigDecimal> line = new ArrayList<>();
            for (int j = i; j < variables.length(); j++) {
                line.add(sum("" + variables.charAt(i) + variables.charAt(j)));
            }
            products.add(line);
        }
        return new Moments(units, singles, products);
    }

    private BigDecimal sum(String name) {
        return sums.getOrDefault(name, BigDecimal.ZERO);
    }

    private static String name(char one, char other, String variables) {
        return variables.indexOf(one) <= variables.indexOf(other) ? "" + one + other : "" + other + one;
    }
}

package dev.rapport.crm.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Customers who behave as a model says, made step by step from its assumptions, with what they did afterwards. */
final class SimulatedShop {

    /** One customer: what was seen, what came after, and whether there was anything left to come. */
    record Customer(PurchaseHistory history, int later, boolean isAlive) {}

    private final PurchaseModel model;
    private final Random random;

    SimulatedShop(PurchaseModel model, long seed) {
        this.model = model;
        this.random = new Random(seed);
    }

    /** Customers who are known for half a year to a year and a half, and watched for some weeks more. */
    List<Customer> customers(int number, double weeksLater) {
        List<Customer> customers = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            customers.add(customer(26 + 52 * random.nextDouble(), weeksLater));
        }
        return customers;
    }

    static List<PurchaseHistory> histories(List<Customer> customers) {
        return customers.stream().map(Customer::history).toList();
    }

    private Customer customer(double now, double weeksLater) {
        double rate = gamma(model.r()) / model.alpha();
        double first = gamma(model.a());
        double leaves = first / (first + gamma(model.b()));
        boolean isAlive = model.kind() == ModelKind.BG_NBD || random.nextDouble() >= leaves;
        boolean wasAlive = isAlive;
        int repeats = 0;
        int later = 0;
        double last = 0;
        for (double time = wait(rate); isAlive && time < now + weeksLater; time += wait(rate)) {
            if (time < now) {
                repeats++;
                last = time;
            } else {
                later++;
            }
            isAlive = random.nextDouble() >= leaves;
            wasAlive = time < now ? isAlive : wasAlive;
        }
        return new Customer(new PurchaseHistory(repeats, last, now), later, wasAlive);
    }

    /** A customer's own scale is gamma distributed (q, gamma), and each amount (p, that scale). */
    static List<SpendHistory> spends(SpendModel model, int number) {
        SimulatedShop shop = new SimulatedShop(PurchaseModel.bgNbd(1, 1, 1, 1), 5);
        List<SpendHistory> spends = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            double scale = shop.gamma(model.q()) / model.gamma();
            double[] amounts = new double[1 + i % 6];
            for (int k = 0; k < amounts.length; k++) {
                amounts[k] = shop.gamma(model.p()) / scale;
            }
            spends.add(SpendHistory.of(amounts));
        }
        return spends;
    }

    private double wait(double rate) {
        return -Math.log(1 - random.nextDouble()) / rate;
    }

    /** Marsaglia and Tsang (2000); shapes below 1 are reached from above by a power of a uniform number. */
    double gamma(double shape) {
        if (shape < 1) {
            return gamma(shape + 1) * Math.pow(1 - random.nextDouble(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double normal = random.nextGaussian();
            double v = Math.pow(1 + c * normal, 3);
            if (v > 0 && Math.log(1 - random.nextDouble()) < normal * normal / 2 + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }
}

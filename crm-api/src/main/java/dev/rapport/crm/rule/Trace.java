package dev.rapport.crm.rule;

import java.util.ArrayList;
import java.util.List;

/** Writes down each step of a plan, when somebody asked for an explanation. */
final class Trace {

    private final List<Explanation.Step> steps = new ArrayList<>();

    void step(String rule, String code, Object input, Object output) {
        steps.add(new Explanation.Step(rule, code, input.toString(), output.toString()));
    }

    List<Explanation.Step> steps() {
        return List.copyOf(steps);
    }
}

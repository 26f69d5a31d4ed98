package dev.rapport.crm.rule;

import java.util.ArrayList;
import java.util.List;

/** Writes down each step of a plan, when somebody asked for an explanation. */
final class Trace {

    private final List<Explanation.Step> steps = new ArrayList<>();

    void step(String rule, String code, Object input, Object output) {
        steps.add(new Explanation.Step(rule, code, input.toString(), output.toString()));
    }

    /** How many steps there are. */
    int size() {
        return steps.size();
    }

    /** Forgets what came after the first steps, because it turned out not to matter. */
    void cut(int size) {
        steps.subList(size, steps.size()).clear();
    }

    List<Explanation.Step> steps() {
        return List.copyOf(steps);
    }
}

package dev.rapport.crm.rule;

import java.util.List;

/** A wish with the moment that was found for it, and why that is not the moment wished for. */
record Placed(Wish wish, WallTime due, List<Adjustment> adjustments) {}

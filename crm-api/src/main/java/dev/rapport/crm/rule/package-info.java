/**
 * Rules that say whom to contact next, when, by which channel, and why.
 *
 * <p>Read this if you write rules: begin with {@link dev.rapport.crm.rule.Rule} and {@link
 * dev.rapport.crm.rule.RuleBook}. Planning is a pure function of one contact's facts: no clock, no I/O.
 */
package dev.rapport.crm.rule;

/**
 * One language of conditions for rules, segments and queries.
 *
 * <p>For everybody who writes rules.
 */
package dev.rapport.crm.criterion;

/** Shows a shop owner who is slipping away, what the next quarter brings and whom to call tomorrow. */
@org.jspecify.annotations.NullMarked
package dev.rapport.examples.insight;

/**
 * The storage in a relational database. For hosts that keep their contacts beside their own tables. {@link
 * dev.rapport.crm.jdbc.Dialect} says which databases there are, and what each needs.
 *
 * @serial exclude
 */
package dev.rapport.crm.jdbc;

/**
 * The storage in a relational database. For hosts that keep their contacts beside their own tables.
 *
 * @serial exclude
 */
package dev.rapport.crm.jdbc;

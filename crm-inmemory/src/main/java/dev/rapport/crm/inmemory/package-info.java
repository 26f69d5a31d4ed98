/** The storage in memory. For tests, and for hosts that keep nothing. */
package dev.rapport.crm.inmemory;

/**
 * What the rules may see of one contact, and how they say what they need.
 *
 * <p>For writers of rules of their own, and for storages.
 */
package dev.rapport.crm.facts;

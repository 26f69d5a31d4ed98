/**
 * What happened between the business and its contacts: append-only facts.
 *
 * <p>For everybody who records or reads history. An interaction is never changed; a later one corrects it.
 */
package dev.rapport.crm.interaction;

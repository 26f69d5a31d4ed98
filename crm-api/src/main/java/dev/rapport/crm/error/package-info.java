/**
 * What the world may answer: the kinds of error that a caller can meet and handle. For everybody who calls this library.
 *
 * @serial exclude
 */
package dev.rapport.crm.error;

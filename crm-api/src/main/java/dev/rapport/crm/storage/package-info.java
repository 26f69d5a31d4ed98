/**
 * What a storage has to do: for writers of adapters only; applications never need it.
 *
 * <p>Each promise ends in a number, such as [S-12], and has a test in {@code StorageContract} of the test kit: an adapter
 * that passes the contract keeps them all.
 */
package dev.rapport.crm.storage;

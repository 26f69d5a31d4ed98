package dev.rapport.examples.calllist;

/** One row of a file cannot be loaded; the message says why, without repeating what the row says. */
final class WrongRowException extends RuntimeException {
    private static final long serialVersionUID = 1;

    WrongRowException(String message) {
        super(message);
    }
}

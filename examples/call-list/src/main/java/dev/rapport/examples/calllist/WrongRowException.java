package dev.rapport.examples.calllist;

/** One row of a file cannot be loaded; the message says why, without repeating what the row says. */
final class WrongRowException extends RuntimeException {
    private static final long serialVersionUID = 1;

    WrongRowException(String message) {
        super(message);
    }

    /** What the CRM refused, told of the column and not of the property that was made of it. */
    static WrongRowException of(String column, IllegalArgumentException refusal) {
        String message = String.valueOf(refusal.getMessage());
        return new WrongRowException(
                column + ": " + message.substring(message.indexOf(':') + 1).strip());
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}

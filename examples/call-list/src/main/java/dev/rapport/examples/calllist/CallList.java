package dev.rapport.examples.calllist;

/** Prints a morning call list. */
public final class CallList {

    private CallList() {}

    /**
     * Runs the example.
     *
     * @param args none are read
     */
    public static void main(String[] args) {
        System.out.println("call-list");
    }
}

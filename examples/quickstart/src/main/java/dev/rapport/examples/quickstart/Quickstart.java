package dev.rapport.examples.quickstart;

/** The shortest program that plans a contact. */
public final class Quickstart {

    private Quickstart() {}

    /**
     * Runs the example.
     *
     * @param args none are read
     */
    public static void main(String[] args) {
        System.out.println("quickstart");
    }
}

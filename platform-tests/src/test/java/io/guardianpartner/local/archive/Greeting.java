package io.guardianpartner.local.archive;

/** A program, to be archived. */
public final class Greeting {

    private Greeting() {}

    public static void main(String[] args) {
        System.out.println("hello");
    }
}

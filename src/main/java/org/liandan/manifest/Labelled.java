package org.liandan.manifest;

/** A code that people choose from a list: its name goes over the wire, its labels stand on screens. */
public interface Labelled {

    /** Upper-snake name, as in the outside contract. */
    String name();

    String chinese();

    String english();
}

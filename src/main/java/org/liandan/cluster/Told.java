package org.liandan.cluster;

/**
 * What another server has told all others, through the database; fired as an event where it is heard. What is told may be lost with a
 * connection, and comes in the order of each teller.
 *
 * @param server number of the server that told it
 * @param subject what it is about: a word of the room that tells it
 * @param words the rest of the line
 */
public record Told(int server, String subject, String words) {}

package org.liandan.manifest;

/**
 * A part that its party has confirmed; it does not change any more.
 *
 * @param part what was filled in
 * @param by who confirmed it
 * @param <T> the stage's part
 */
public record Signed<T>(T part, Signature by) {}

package org.liandan.manifest;

/**
 * Why a manifest was cancelled. Its number is never used again.
 *
 * @param reason in the words of whoever cancelled it
 * @param by who that was
 */
public record Cancellation(String reason, Signature by) {}

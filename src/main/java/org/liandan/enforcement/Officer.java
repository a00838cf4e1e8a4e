package org.liandan.enforcement;

/**
 * Who takes a step.
 *
 * @param username the account
 * @param authority whose officer it is
 */
public record Officer(String username, Authority authority) {}

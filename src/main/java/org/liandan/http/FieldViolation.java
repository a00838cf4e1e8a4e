package org.liandan.http;

/**
 * One thing wrong with one field of a request.
 *
 * @param field path of the field in the request, for instance {@code producer.creditCode}
 * @param message the rule and what was found, a sentence in Chinese with the English one behind it
 */
public record FieldViolation(String field, String message) {}

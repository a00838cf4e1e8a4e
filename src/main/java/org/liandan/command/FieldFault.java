package org.liandan.command;

import org.liandan.party.Sentence;

/**
 * What is wrong with a field of a request.
 *
 * @param field its path, for instance {@code areas[2].radiusM}
 * @param rule the rule that it breaks
 */
public record FieldFault(String field, Sentence rule) {}

package org.liandan.party;

/** Identity of an organisation in the registry. */
public record OrganizationId(long value) {}

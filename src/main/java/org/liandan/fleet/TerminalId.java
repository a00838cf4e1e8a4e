package org.liandan.fleet;

/** Identity of a terminal in the registry; 32 bits, because it stands in every stored position. */
public record TerminalId(int value) {}

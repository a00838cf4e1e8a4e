package org.liandan.demo;

import org.liandan.jt808.ProtocolVersion;

/**
 * What a terminal says of itself.
 *
 * @param version the edition of JT/T 808 that it speaks
 * @param phone its number, digits without zeros in front
 * @param terminalId the maker's id of the box
 * @param plateColor JT/T 697.7 code of the plate's colour
 * @param plate the vehicle's plate
 */
record TerminalIdentity(ProtocolVersion version, String phone, String terminalId, int plateColor, String plate) {}

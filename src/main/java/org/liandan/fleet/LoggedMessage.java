package org.liandan.fleet;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A frame as it went over a terminal's link, made readable. Authentication codes and passwords are masked everywhere.
 *
 * @param at when it was received or sent
 * @param fromTerminal false when the platform sent it
 * @param messageId {@code 0x0200}; empty when the bytes have no readable header
 * @param chinese what the standard calls the message; empty when nothing is known
 * @param english what this project calls it; empty when nothing is known
 * @param header fields of the header; empty when there is none
 * @param body fields of the body; empty for a package of an unfinished message and for what is malformed
 * @param hex the bytes on the wire, flags included
 * @param fault why the bytes are no message, as the metric's tag names it; null for a message
 * @param faultDetail the same as a sentence, Chinese before English
 */
public record LoggedMessage(
        Instant at,
        boolean fromTerminal,
        String messageId,
        String chinese,
        String english,
        Map<String, @Nullable Object> header,
        Map<String, @Nullable Object> body,
        String hex,
        @Nullable String fault,
        @Nullable String faultDetail) {}

package org.liandan.jt808;

/**
 * A message from a terminal whose body this codec does not read; the platform answers result 3, not supported.
 *
 * @param messageId as in the header
 * @param body as sent, un-escaped
 */
public record UnknownTerminalMessage(int messageId, Bytes body) implements TerminalMessage {
    public UnknownTerminalMessage {
        Check.word("messageId", messageId);
    }
}

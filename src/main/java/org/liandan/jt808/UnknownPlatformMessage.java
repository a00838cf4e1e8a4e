package org.liandan.jt808;

/**
 * A message from a platform whose body this codec does not read.
 *
 * @param messageId as in the header
 * @param body as sent, un-escaped
 */
public record UnknownPlatformMessage(int messageId, Bytes body) implements PlatformMessage {
    public UnknownPlatformMessage {
        Check.word("messageId", messageId);
    }
}

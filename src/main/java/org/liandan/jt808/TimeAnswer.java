package org.liandan.jt808;

import java.time.Instant;

/**
 * 0x8004, the server's time (2019 clause 8.5), the only time on the wire that is UTC.
 *
 * @param time whole seconds, 2000 to 2099
 */
public record TimeAnswer(Instant time) implements PlatformMessage {

    public static final int ID = 0x8004;

    @Override
    public int messageId() {
        return ID;
    }
}

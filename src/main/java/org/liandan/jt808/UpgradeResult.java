package org.liandan.jt808;

/**
 * 0x0108, what became of an upgrade (2013 on). Codes are kept as sent: T/JSATL 12 adds some, makers too.
 *
 * @param target what was to be upgraded: 0 the terminal, 12 the card reader of the road transport permit, 52 the satellite
 *     receiver; T/JSATL 12: 0x64 to 0x67 the safety peripherals
 * @param result 0 done, 1 failed, 2 cancelled; T/JSATL 12: 0x10 no such device, 0x11 hardware not supported, 0x12 same
 *     version, 0x13 version not supported
 */
public record UpgradeResult(int target, int result) implements TerminalNotice {

    public static final int ID = 0x0108;

    /** @throws IllegalArgumentException if a number does not fit its field */
    public UpgradeResult {
        Check.octet("target", target);
        Check.octet("result", result);
    }

    public boolean done() {
        return result == 0;
    }

    @Override
    public int messageId() {
        return ID;
    }
}

package org.liandan.jt808;

/**
 * 0x8108, new software for the terminal or one of its parts (2013 on).
 *
 * @param target what is to be upgraded, see {@link UpgradeResult#target}
 * @param maker maker's code, at most 5 bytes
 * @param softwareVersion version of the software, at most 255 bytes
 * @param software the software; it is sent in as many packages as it takes
 */
public record UpgradePackage(int target, String maker, String softwareVersion, Bytes software) implements Command {

    public static final int ID = 0x8108;

    /** @throws IllegalArgumentException if a number does not fit its field */
    public UpgradePackage {
        Check.octet("target", target);
    }

    @Override
    public int messageId() {
        return ID;
    }
}

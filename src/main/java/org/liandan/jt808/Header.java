package org.liandan.jt808;

/**
 * Header of one frame (JT/T 808-2011/2013/2019 clause 4.4.3).
 *
 * @param messageId 0 to 0xffff
 * @param version edition by the header's form, refined by the body where that tells 2011 from 2013
 * @param protocolRevision the version byte of a 2019 header (1 for JT/T 808-2019), 0 where there is none
 * @param phone BCD digits as sent, lower-case hexadecimal (devices do put a to f there), zeros in front removed, "0" for
 *     the all-zero number
 * @param serial serial number of this frame, 0 to 65535, cyclic
 * @param encryption bits 10 to 12 of the body attributes, 0 for none, 1 for RSA
 * @param packageTotal packages of the message, 0 when it is not split
 * @param packageIndex index of this package from 1, 0 when the message is not split. A message put together from packages
 *     carries the header of the package that completed it
 */
public record Header(
        int messageId,
        ProtocolVersion version,
        int protocolRevision,
        String phone,
        int serial,
        int encryption,
        int packageTotal,
        int packageIndex) {

    /** @throws IllegalArgumentException if a number does not fit its field */
    public Header {
        Check.word("messageId", messageId);
        Check.octet("protocolRevision", protocolRevision);
        Check.word("serial", serial);
        Check.range("encryption", encryption, 0, 7);
        Check.word("packageTotal", packageTotal);
        Check.word("packageIndex", packageIndex);
    }

    /** True for a package of a message that was sent in several frames. */
    public boolean fragmented() {
        return packageTotal != 0;
    }

    /** Serial number of the message's first package: packages have consecutive serials (JT/T 808-2013 clause 7.12). */
    public int firstSerial() {
        return fragmented() ? (serial - packageIndex + 1) & 0xffff : serial;
    }

    Header withVersion(ProtocolVersion other) {
        return other == version
                ? this
                : new Header(messageId, other, protocolRevision, phone, serial, encryption, packageTotal, packageIndex);
    }
}

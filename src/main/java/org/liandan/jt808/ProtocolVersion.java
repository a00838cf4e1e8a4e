package org.liandan.jt808;

/**
 * Edition of JT/T 808. 2011 and 2013 share one header, so a frame is {@link #V2013} unless the body of its message has a
 * layout that only 2011 has (0x0100 of 25 to 36 bytes, for one). {@link #V2019} is told by bit 14 of the body attributes.
 */
public enum ProtocolVersion {
    V2011(2011),
    V2013(2013),
    V2019(2019);

    private final int year;

    ProtocolVersion(int year) {
        this.year = year;
    }

    /** Year of the edition. */
    public int year() {
        return year;
    }

    /** Bytes of the terminal phone number in the header: BCD[6], from 2019 on BCD[10]. */
    int phoneBytes() {
        return this == V2019 ? 10 : 6;
    }

    /** Bytes of a header without package item (JT/T 808 clause 4.4.3). */
    int headerBytes() {
        return this == V2019 ? 17 : 12;
    }
}

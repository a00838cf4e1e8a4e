package org.liandan.jt808;

import java.util.List;

/**
 * 0x0705, frames of the vehicle's CAN bus (2013 on).
 *
 * @param receivedAt when the first frame came: ten digits hhmmssffff as sent, the last four the fraction of the second
 * @param frames in the order of the message, at most 65535
 */
public record CanBatch(String receivedAt, List<CanFrame> frames) implements TerminalNotice {

    public static final int ID = 0x0705;

    public CanBatch {
        Check.digits("receivedAt", receivedAt, 10);
        frames = List.copyOf(frames);
        Check.atMost("frames", frames.size(), 0xffff);
    }

    @Override
    public int messageId() {
        return ID;
    }

    /**
     * One frame.
     *
     * @param idBits bit 31 channel (0 CAN 1, 1 CAN 2), bit 30 extended frame, bit 29 computed average instead of a raw value,
     *     bits 0 to 28 the id on the bus
     * @param data 8 bytes
     */
    public record CanFrame(int idBits, Bytes data) {

        static final int DATA_BYTES = 8;

        public CanFrame {
            Check.range("data.size", data.size(), DATA_BYTES, DATA_BYTES);
        }
    }
}

package org.liandan.jt808;

/**
 * 0x8804, starts or stops recording sound.
 *
 * @param start false stops
 * @param seconds 0 to 65535; 0 until stopped
 * @param store keep it in the terminal instead of uploading it
 * @param sampleRate 0 8 kHz, 1 11 kHz, 2 23 kHz, 3 32 kHz
 */
public record RecordSound(boolean start, int seconds, boolean store, int sampleRate) implements Command {

    public static final int ID = 0x8804;

    public RecordSound {
        Check.word("seconds", seconds);
        Check.range("sampleRate", sampleRate, 0, 3);
    }

    @Override
    public int messageId() {
        return ID;
    }
}

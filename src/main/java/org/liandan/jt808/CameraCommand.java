package org.liandan.jt808;

/**
 * 0x8801, photos or a video now; answered by {@link PhotoAnswer}, by some terminals by 0x0001.
 *
 * @param channel camera, 1 to 255 (T/JSATL 12: 0x64 driver assistance, 0x65 driver)
 * @param action 0 stop, 0xffff video, else the number of photos
 * @param intervalS seconds between two photos (0: as short as it can) or of the video (0: until stopped)
 * @param store keep the result in the terminal instead of uploading it
 * @param resolution 1 320×240, 2 640×480, 3 800×600, 4 1024×768, 5 176×144, 6 352×288, 7 704×288, 8 704×576; 2019: 0
 *     lowest, 255 highest
 * @param quality 1 best to 10
 * @param brightness 0 to 255
 * @param contrast 0 to 127
 * @param saturation 0 to 127
 * @param chroma 0 to 255
 */
public record CameraCommand(
        int channel,
        int action,
        int intervalS,
        boolean store,
        int resolution,
        int quality,
        int brightness,
        int contrast,
        int saturation,
        int chroma)
        implements Command {

    public static final int ID = 0x8801;

    /** {@link #action} of a command that ends what another one began. */
    public static final int STOP = 0;

    /** {@link #action} of a video. */
    public static final int VIDEO = 0xffff;

    /** @throws IllegalArgumentException if a value is outside the standard's range */
    public CameraCommand {
        Check.range("channel", channel, 1, 0xff);
        Check.word("action", action);
        Check.word("intervalS", intervalS);
        Check.octet("resolution", resolution);
        Check.range("quality", quality, 1, 10);
        Check.octet("brightness", brightness);
        Check.range("contrast", contrast, 0, 127);
        Check.range("saturation", saturation, 0, 127);
        Check.octet("chroma", chroma);
    }

    /** Photos of 640×480 in good quality with medium picture settings, uploaded at once. */
    public static CameraCommand photos(int channel, int count, int intervalS) {
        Check.range("count", count, 1, VIDEO - 1);
        return new CameraCommand(channel, count, intervalS, false, 2, 3, 128, 64, 64, 128);
    }

    @Override
    public int messageId() {
        return ID;
    }
}

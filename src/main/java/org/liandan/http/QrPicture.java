package org.liandan.http;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;

/**
 * A QR code as a drawing: one path of unit squares, which a page scales as it likes.
 *
 * @param size side in modules, with the quiet zone of four on each side
 * @param path value of the SVG path's {@code d}
 */
public record QrPicture(int size, String path) {

    private static final int QUIET_ZONE = 4;

    /**
     * The code of that text.
     *
     * @throws IllegalArgumentException if it is longer than a QR code holds
     */
    public static QrPicture of(String text) {
        try {
            BitMatrix modules = new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(
                                    EncodeHintType.ERROR_CORRECTION,
                                    ErrorCorrectionLevel.M,
                                    EncodeHintType.MARGIN,
                                    QUIET_ZONE));
            return new QrPicture(modules.getWidth(), path(modules));
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a QR code", e);
        }
    }

    private static String path(BitMatrix modules) {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < modules.getHeight(); y++) {
            for (int x = 0; x < modules.getWidth(); x++) {
                int run = x;
                while (run < modules.getWidth() && modules.get(run, y)) {
                    run++;
                }
                if (run > x) {
                    path.append('M')
                            .append(x)
                            .append(' ')
                            .append(y)
                            .append('h')
                            .append(run - x)
                            .append("v1H")
                            .append(x)
                            .append('z');
                    x = run;
                }
            }
        }
        return path.toString();
    }
}

package org.liandan.app;

import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Reads a QR code off a picture as a phone does: not at one look but at several, nearer and farther, until one succeeds. A
 * single look of this decoder misses about one code in a hundred that any phone reads.
 */
public final class QrReader {

    private static final List<Double> SCALES = List.of(1.0, 0.75, 1.5, 0.5, 2.0, 0.6, 1.25);
    private static final List<Function<LuminanceSource, Binarizer>> BINARIZERS =
            List.of(HybridBinarizer::new, GlobalHistogramBinarizer::new);

    private QrReader() {}

    /**
     * The code's text.
     *
     * @throws AssertionError if there is none that can be read
     */
    public static String read(BufferedImage picture) {
        AssertionError unread = new AssertionError("no QR code can be read from the picture");
        for (double scale : SCALES) {
            BufferedImage seen = scaled(picture, scale);
            int[] rgb = seen.getRGB(0, 0, seen.getWidth(), seen.getHeight(), null, 0, seen.getWidth());
            LuminanceSource light = new RGBLuminanceSource(seen.getWidth(), seen.getHeight(), rgb);
            for (Function<LuminanceSource, Binarizer> binarizer : BINARIZERS) {
                try {
                    return new QRCodeReader()
                            .decode(
                                    new BinaryBitmap(binarizer.apply(light)),
                                    Map.of(DecodeHintType.TRY_HARDER, Boolean.TRUE))
                            .getText();
                } catch (ReaderException e) {
                    unread.addSuppressed(e);
                }
            }
        }
        throw unread;
    }

    private static BufferedImage scaled(BufferedImage picture, double scale) {
        if (scale == 1.0) {
            return picture;
        }
        int width = (int) (picture.getWidth() * scale);
        int height = (int) (picture.getHeight() * scale);
        BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = scaled.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.drawImage(picture, 0, 0, width, height, null);
        pen.dispose();
        return scaled;
    }
}

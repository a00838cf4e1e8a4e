package org.liandan.browser;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.liandan.manifest.paper.QrSquares;

/** A film of a QR code, as the browser's fake camera plays it (YUV4MPEG2). */
final class FilmedCode {

    /** What the camera films; the browser is told when it starts. */
    static final Path FILE = Path.of("target/test-data/camera.y4m");

    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    private static final int FRAMES = 3;
    private static final byte GREY = (byte) 128;
    private static final byte WHITE = (byte) 235;
    private static final byte BLACK = 16;

    private FilmedCode() {}

    /** Puts a code in front of the camera. */
    static void show(String text) throws IOException {
        byte[] frame = frame(QrSquares.of(text));
        ByteArrayOutputStream film = new ByteArrayOutputStream();
        film.writeBytes("YUV4MPEG2 W%d H%d F10:1 Ip A1:1 C420jpeg\n"
                .formatted(WIDTH, HEIGHT)
                .getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < FRAMES; i++) {
            film.writeBytes("FRAME\n".getBytes(StandardCharsets.US_ASCII));
            film.writeBytes(frame);
        }
        Files.createDirectories(FILE.toAbsolutePath().getParent());
        Files.write(FILE, film.toByteArray());
    }

    /** Brightness, then two planes of colour of a quarter each. */
    private static byte[] frame(boolean[][] dark) {
        byte[] frame = new byte[WIDTH * HEIGHT * 3 / 2];
        Arrays.fill(frame, 0, WIDTH * HEIGHT, WHITE);
        Arrays.fill(frame, WIDTH * HEIGHT, frame.length, GREY);
        int square = (HEIGHT - 40) / dark.length;
        int left = (WIDTH - square * dark.length) / 2;
        int top = (HEIGHT - square * dark.length) / 2;
        for (int y = 0; y < square * dark.length; y++) {
            for (int x = 0; x < square * dark.length; x++) {
                if (dark[y / square][x / square]) {
                    frame[(top + y) * WIDTH + left + x] = BLACK;
                }
            }
        }
        return frame;
    }
}

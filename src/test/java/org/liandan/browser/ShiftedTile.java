package org.liandan.browser;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.liandan.geo.LonLat;

/** Tiles of a map that has one thing on it: a red square of some twenty pixels around a point. */
final class ShiftedTile {

    private static final int SIDE = 256;
    private static final int HALF = 10;

    private ShiftedTile() {}

    /** The tile of that zoom, column and row in the usual scheme of the web, as PNG. */
    static byte[] png(int zoom, int column, int row, LonLat point) {
        double tiles = Math.pow(2, zoom);
        double x = ((point.lonDeg() + 180) / 360 * tiles - column) * SIDE;
        double latRad = Math.toRadians(point.latDeg());
        double y = ((1 - Math.log(Math.tan(latRad) + 1 / Math.cos(latRad)) / Math.PI) / 2 * tiles - row) * SIDE;
        BufferedImage tile = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = tile.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, SIDE, SIDE);
        pen.setColor(new Color(MapStoryTest.RED));
        pen.fillRect((int) Math.round(x) - HALF, (int) Math.round(y) - HALF, 2 * HALF, 2 * HALF);
        pen.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(tile, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.toByteArray();
    }
}

package org.liandan.demo;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.liandan.jt808.Bytes;
import org.liandan.jt808.CameraCommand;
import org.liandan.jt808.LocationReport;
import org.liandan.jt808.MediaFilter;
import org.liandan.jt808.MediaHead;
import org.liandan.jt808.MediaSearchAnswer.StoredMedia;
import org.liandan.jt808.MediaUpload;
import org.liandan.jt808.MediaUpload.MediaPart;
import org.liandan.jt808.ProtocolVersion;

/** A terminal's cameras, and the photos that they have taken. The photos are drawn: a road under a sky, never twice the same. */
final class Camera {

    private static final int CHANNELS = 4;
    private static final int DRIVER_ASSISTANCE = 0x64;
    private static final int DRIVER = 0x65;
    private static final int MOST_PHOTOS = 10;
    private static final int KEPT_PHOTOS = 50;
    private static final int PART_BYTES_2011 = 512;

    /** Width and height by the code of 0x8801, table 88 of 2013; the first for what it does not name. */
    private static final int[][] SIZES = {
        {320, 240}, {320, 240}, {640, 480}, {800, 600}, {1024, 768}, {176, 144}, {352, 288}, {704, 288}, {704, 576}
    };

    /** A photo: its head, where it was taken, and the JPEG. */
    record Photo(MediaHead head, LocationReport location, Bytes jpeg) {

        /** The message that carries it; in 2011 several, each a part. */
        List<MediaUpload> uploads(ProtocolVersion version) {
            if (version != ProtocolVersion.V2011) {
                return List.of(new MediaUpload(head, location, null, jpeg));
            }
            byte[] bytes = jpeg.toArray();
            int total = (bytes.length + PART_BYTES_2011 - 1) / PART_BYTES_2011;
            List<MediaUpload> parts = new ArrayList<>();
            for (int i = 0; i < total; i++) {
                int from = i * PART_BYTES_2011;
                Bytes data = Bytes.copyOf(bytes, from, Math.min(PART_BYTES_2011, bytes.length - from));
                parts.add(new MediaUpload(head, null, new MediaPart(total, i + 1), data));
            }
            return parts;
        }
    }

    private final RandomGenerator random;
    private final List<Photo> photos = new ArrayList<>();
    private long lastId;

    Camera(RandomGenerator random) {
        this.random = random;
    }

    boolean has(int channel) {
        return channel >= 1 && channel <= CHANNELS || channel == DRIVER_ASSISTANCE || channel == DRIVER;
    }

    /** Takes the photos that were ordered, ten at most. */
    synchronized List<Photo> take(CameraCommand order, LocationReport here) {
        int[] size = SIZES[order.resolution() < SIZES.length ? order.resolution() : 0];
        List<Photo> taken = new ArrayList<>();
        for (int i = 0; i < Math.min(order.action(), MOST_PHOTOS); i++) {
            lastId++;
            taken.add(new Photo(new MediaHead(lastId, 0, 0, 0, order.channel()), here, jpeg(size[0], size[1])));
        }
        photos.addAll(taken);
        while (photos.size() > KEPT_PHOTOS) {
            photos.removeFirst();
        }
        return taken;
    }

    /** Photos that the filter means, oldest first. */
    synchronized List<Photo> find(MediaFilter filter) {
        return photos.stream().filter(photo -> matches(filter, photo)).toList();
    }

    synchronized @Nullable Photo find(long mediaId) {
        return photos.stream()
                .filter(photo -> photo.head().mediaId() == mediaId)
                .findFirst()
                .orElse(null);
    }

    synchronized void delete(List<Photo> gone) {
        photos.removeAll(gone);
    }

    static StoredMedia stored(Photo photo, ProtocolVersion version) {
        return new StoredMedia(
                version == ProtocolVersion.V2011 ? null : photo.head().mediaId(),
                photo.head().kind(),
                photo.head().channel(),
                photo.head().event(),
                photo.location());
    }

    private static boolean matches(MediaFilter filter, Photo photo) {
        Instant at = photo.location().time();
        Instant from = filter.from();
        Instant to = filter.to();
        return filter.kind() == photo.head().kind()
                && (filter.channel() == 0 || filter.channel() == photo.head().channel())
                && filter.event() == photo.head().event()
                && (from == null || at == null || !at.isBefore(from))
                && (to == null || at == null || !at.isAfter(to));
    }

    /** A picture of a road, as a JPEG. */
    Bytes jpeg(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        int horizon = height * 2 / 5;
        graphics.setPaint(new GradientPaint(0, 0, new Color(120, 160, 210), 0, horizon, new Color(225, 230, 235)));
        graphics.fillRect(0, 0, width, horizon);
        graphics.setPaint(new Color(150, 138, 110));
        graphics.fillRect(0, horizon, width, height - horizon);
        for (int i = 0; i < 12; i++) {
            int size = height / 16 + random.nextInt(height / 8);
            graphics.setPaint(new Color(90 + random.nextInt(60), 90 + random.nextInt(60), 80 + random.nextInt(40)));
            graphics.fillRect(random.nextInt(width), horizon - size, size, size);
        }
        graphics.setPaint(new Color(70, 72, 76));
        int middle = width / 2 + random.nextInt(width / 8) - width / 16;
        graphics.fillPolygon(
                new int[] {middle - width / 40, middle + width / 40, width * 4 / 5, width / 5},
                new int[] {horizon, horizon, height, height},
                4);
        graphics.setPaint(Color.WHITE);
        for (int i = 1; i < 6; i++) {
            int y = horizon + (height - horizon) * i / 6;
            graphics.fillRect(middle - i, y, 2 * i, height / 30);
        }
        graphics.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpg", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Bytes.copyOf(out.toByteArray());
    }
}

package org.liandan.media;

import java.util.Locale;

/** How a file is written, with its ending and the type under which a browser is given it. */
public enum MediaFormat {
    JPEG(MediaKind.IMAGE, "jpg", "image/jpeg"),
    PNG(MediaKind.IMAGE, "png", "image/png"),
    TIFF(MediaKind.IMAGE, "tif", "image/tiff"),
    MP3(MediaKind.AUDIO, "mp3", "audio/mpeg"),
    WAV(MediaKind.AUDIO, "wav", "audio/wav"),
    WMV(MediaKind.VIDEO, "wmv", "video/x-ms-wmv"),
    H264(MediaKind.VIDEO, "h264", "video/h264"),
    MP4(MediaKind.VIDEO, "mp4", "video/mp4"),
    TEXT(MediaKind.TEXT, "txt", "text/plain"),
    /** Anything else, the vehicle's state of T/JSATL 12 table 4-22 among it. */
    BINARY(MediaKind.OTHER, "bin", "application/octet-stream");

    private final MediaKind kind;
    private final String extension;
    private final String contentType;

    MediaFormat(MediaKind kind, String extension, String contentType) {
        this.kind = kind;
        this.extension = extension;
        this.contentType = contentType;
    }

    /** The format code of 0x0800 and 0x0801: 0 JPEG, 1 TIF, 2 MP3, 3 WAV, 4 WMV; others are makers' own. */
    public static MediaFormat ofMultimedia(int code) {
        return switch (code) {
            case 0 -> JPEG;
            case 1 -> TIFF;
            case 2 -> MP3;
            case 3 -> WAV;
            case 4 -> WMV;
            default -> BINARY;
        };
    }

    /** The format that a file's ending names. */
    public static MediaFormat ofExtension(String extension) {
        String ending = extension.toLowerCase(Locale.ROOT);
        return switch (ending) {
            case "jpeg" -> JPEG;
            case "tiff" -> TIFF;
            default -> {
                for (MediaFormat format : values()) {
                    if (format.extension.equals(ending)) {
                        yield format;
                    }
                }
                yield BINARY;
            }
        };
    }

    public MediaKind kind() {
        return kind;
    }

    /** Ending of its files, without the dot. */
    public String extension() {
        return extension;
    }

    public String contentType() {
        return contentType;
    }

    /** True where a browser may show it inside a page; everything else is only ever downloaded. */
    public boolean shownInPages() {
        return this == JPEG || this == PNG;
    }
}

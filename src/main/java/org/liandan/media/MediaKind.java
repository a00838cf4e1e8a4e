package org.liandan.media;

/** What a file shows or plays. */
public enum MediaKind {
    IMAGE("图像", "Image"),
    AUDIO("音频", "Audio"),
    VIDEO("视频", "Video"),
    TEXT("文本", "Text"),
    OTHER("其他", "Other");

    private final String chinese;
    private final String english;

    MediaKind(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    /** The multimedia type of 0x0800 and 0x0801 (JT/T 808-2013 table 80): 0 image, 1 audio, 2 video. */
    public static MediaKind ofMultimedia(int type) {
        return switch (type) {
            case 0 -> IMAGE;
            case 1 -> AUDIO;
            case 2 -> VIDEO;
            default -> OTHER;
        };
    }

    public String chinese() {
        return chinese;
    }

    public String english() {
        return english;
    }
}

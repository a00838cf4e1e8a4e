package org.liandan.media;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Name of an attachment file. T/JSATL 12-2017 clause 4.5 wants
 * {@code <type>_<channel>_<alarm code>_<sequence>_<alarm number>.<ending>}; makers deviate, so any harmless name is taken and
 * only what follows the rule tells its channel. The name never becomes a path: files are kept under names of our own.
 *
 * @param name as sent, 1 to 50 characters of letters, digits, dot, hyphen and underscore, not beginning with a dot
 * @param format by its ending
 * @param kind by its type where the name follows the rule, else by its ending
 * @param channel 0 to 37 of JT/T 1076, 64 ADAS, 65 DSM, 67 BSD; null where the name does not follow the rule
 * @param alarmCode for instance 6401, or null
 */
public record EvidenceFile(
        String name,
        MediaFormat format,
        MediaKind kind,
        @Nullable Integer channel,
        @Nullable String alarmCode) {

    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,49}");
    private static final Pattern RULE =
            Pattern.compile("(\\d{2})_(\\d{1,2})_([0-9A-Fa-f]{4})_(\\d{1,3})_([0-9A-Za-z]{1,32})\\.[A-Za-z0-9]{1,5}");

    /** What the name says; empty when a file of that name is not taken. */
    public static Optional<EvidenceFile> of(String name) {
        if (!HARMLESS.matcher(name).matches() || name.contains("..")) {
            return Optional.empty();
        }
        MediaFormat format = MediaFormat.ofExtension(name.substring(name.lastIndexOf('.') + 1));
        Matcher rule = RULE.matcher(name);
        if (!rule.matches()) {
            return Optional.of(new EvidenceFile(name, format, format.kind(), null, null));
        }
        return Optional.of(new EvidenceFile(
                name,
                format,
                kind(Integer.parseInt(rule.group(1)), format),
                Integer.valueOf(rule.group(2)),
                rule.group(3)));
    }

    /** Type of the file: 00 picture, 01 audio, 02 video, 03 text; 04 is T/GDRTA 002's face picture, elsewhere "other". */
    private static MediaKind kind(int type, MediaFormat format) {
        return switch (type) {
            case 0 -> MediaKind.IMAGE;
            case 1 -> MediaKind.AUDIO;
            case 2 -> MediaKind.VIDEO;
            case 3 -> MediaKind.TEXT;
            default -> format.kind();
        };
    }
}

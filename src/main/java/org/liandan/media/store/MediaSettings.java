package org.liandan.media.store;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.liandan.media.KeepingRules;

/** Settings of the files, {@code liandan.media.*}. */
@ConfigMapping(prefix = "liandan.media")
public interface MediaSettings {

    /** The folder under which files are kept; made if need be. */
    @WithDefault(".liandan/media")
    String directory();

    /** Longest photo, sound or video of a 0x0801. */
    @WithDefault("4194304")
    @Min(1024) long maxPhotoBytes();

    /** Longest attachment of a safety alarm. */
    @WithDefault("67108864")
    @Min(1024) long maxAttachmentBytes();

    /** All files together; beyond that nothing more is taken. */
    @WithDefault("107374182400")
    @Min(1024) long maxTotalBytes();

    /** What must stay free on the disk. */
    @WithDefault("1073741824")
    @Min(0) long minFreeBytes();

    /** Days for which a file is kept, unless a violation rests on it or somebody keeps it. */
    @WithDefault("180")
    @Min(1) @Max(36500) int retentionDays();

    /** Uploads that are written at the same time. */
    @WithDefault("4")
    @Min(1) @Max(64) int writers();

    /** Bytes of uploads that may wait to be written; beyond that their senders are not read. */
    @WithDefault("33554432")
    @Min(1024) long maxWaitingBytes();

    /** These settings as rules. */
    default KeepingRules rules() {
        return new KeepingRules(
                maxPhotoBytes(),
                maxAttachmentBytes(),
                maxTotalBytes(),
                minFreeBytes(),
                Duration.ofDays(retentionDays()));
    }
}

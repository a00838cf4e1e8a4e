package org.liandan.gateway.attachment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Optional;

/** Settings of the attachment socket, {@code liandan.attachment.*}. */
@ConfigMapping(prefix = "liandan.attachment")
public interface AttachmentSettings {

    @WithDefault("0.0.0.0")
    String host();

    /** 0 takes any free port. */
    @WithDefault("7612")
    @Min(0) @Max(65535) int port();

    /** The address that terminals are told (0x9208); unset: the one under which each has reached us. */
    Optional<String> publicHost();

    /** The port that terminals are told; 0: the one that is bound. */
    @WithDefault("0")
    @Min(0) @Max(65535) int publicPort();

    /** Connections at one time; one more is closed at once. */
    @WithDefault("500")
    @Min(1) int maxConnections();

    /** Connections from one address: a mobile operator may put many terminals behind one, and nobody needs all the places. */
    @WithDefault("100")
    @Min(1) int maxConnectionsPerAddress();

    /** Threads that write files; a connection stays on one. */
    @WithDefault("8")
    @Min(1) @Max(256) int writers();

    /** Files of one alarm. */
    @WithDefault("32")
    @Min(1) @Max(255) int maxFiles();

    /** Data of one block; the standard's is 64 KiB. */
    @WithDefault("1048576")
    @Min(1024) @Max(16777216) int maxBlockBytes();

    /** Bytes announced by all transfers that are not finished. */
    @WithDefault("2147483648")
    @Min(1024) long maxUnderWayBytes();

    /** A connection that brings less than {@link #minProgressBytes} in this time is closed. */
    @WithDefault("30s")
    Duration progressInterval();

    @WithDefault("1024")
    @Min(1) long minProgressBytes();

    /** How long what has come of a file waits for the terminal to connect again. */
    @WithDefault("10m")
    Duration resumeWithin();
}

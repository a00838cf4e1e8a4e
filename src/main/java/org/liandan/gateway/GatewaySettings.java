package org.liandan.gateway;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of the terminals' socket, {@code liandan.jt808.*}. */
@ConfigMapping(prefix = "liandan.jt808")
public interface GatewaySettings {

    @WithDefault("0.0.0.0")
    String host();

    /** 0 takes any free port. */
    @WithDefault("7611")
    @Min(0) @Max(65535) int port();

    /** Networks and addresses from which terminals may connect; from everywhere if none is named. */
    Optional<List<String>> networks();

    /** Load balancers that say by the PROXY protocol for whom they stand, and must. */
    Optional<List<String>> proxyFrom();

    /** A second port, with TLS; 0 takes any free one. None if not set. */
    Optional<@Min(0) @Max(65535) Integer> tlsPort();

    /** The server's certificate and those above it, PEM; with {@link #tlsPort}. */
    Optional<Path> tlsCertificate();

    /** The certificate's key, PKCS #8 in PEM without a password; with {@link #tlsPort}. */
    Optional<Path> tlsKey();

    /** Certificates, PEM, one of which must have signed the terminal's own; without it terminals need none. */
    Optional<Path> tlsClientCa();

    /** Threads that read and write sockets; 0 for one per processor. */
    @WithDefault("0")
    @Min(0) @Max(256) int eventLoops();

    /** Connections at one time; one more is closed at once. */
    @WithDefault("100000")
    @Min(1) int maxConnections();

    /** Connections from one address. Generous: a mobile operator puts many terminals behind one. */
    @WithDefault("25000")
    @Min(1) int maxConnectionsPerAddress();

    /** A connection on which nothing arrives for this long is closed. */
    @WithDefault("180s")
    Duration idleTimeout();

    /** What was sent and nobody has confirmed for this long ends the connection: it is half open. */
    @WithDefault("60s")
    Duration unconfirmedTimeout();

    /**
     * How long nothing of a split message may come before its missing packages are asked for (0x8003). Each further time
     * takes twice as long; after the third the message is given up.
     */
    @WithDefault("5s")
    Duration packageQuietTime();

    /** Bytes that the unfinished split messages of all connections may take together. */
    @WithDefault("67108864")
    @Min(65536) long fragmentBytes();

    /** The platform's own RSA key, PKCS #8 in PEM; made there when a terminal first asks for encryption. */
    @WithDefault(".liandan/jt808-rsa.pem")
    Path rsaKeyFile();

    /** Bytes that the latest messages of all terminals may take in memory, for the terminals page. */
    @WithDefault("67108864")
    @Min(0) long messageLogBytes();

    /** A connection that has not authenticated after this time is closed. */
    @WithDefault("30s")
    Duration loginTimeout();

    /**
     * Messages, each report of a batch counted, that are taken from one connection in a second, in the long run. A terminal
     * reports once in some seconds; one that has caught up with a tunnel may send more for a while ({@link #messageBurst}).
     */
    @WithDefault("200")
    @Min(1) @Max(1000000) int maxMessagesPerSecond();

    /** Messages that are taken from one connection at once before that rate counts. */
    @WithDefault("4000")
    @Min(1) @Max(1000000) int messageBurst();

    /** Frames in a row of which not even the head can be read, after which a connection is closed. */
    @WithDefault("100")
    @Min(1) int maxNoise();

    /** Refused registrations and authentications after which a connection is closed. */
    @WithDefault("5")
    @Min(1) int maxRefusedLogins();

    /** Bytes that may wait to be sent to a terminal; one that takes nothing is closed beyond that. */
    @WithDefault("262144")
    @Min(1024) int maxOutboundBytes();

    /** Over how long a stopping server sends its terminals to the others on its database, if there are any. */
    @WithDefault("10s")
    Duration drainSpread();

    /** How long a stopping server goes on storing and acknowledging what it has received. */
    @WithDefault("20s")
    Duration drainTimeout();
}

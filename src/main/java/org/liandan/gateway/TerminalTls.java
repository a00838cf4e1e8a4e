package org.liandan.gateway;

import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** What the encrypted port of terminals is opened with: TLS 1.2 or newer, and a certificate of the terminal's where a CA is named. */
final class TerminalTls {

    private TerminalTls() {}

    /** @throws IllegalStateException naming the setting that is missing or the file that cannot be used */
    static SslContext context(GatewaySettings settings) {
        File certificate = file("LIANDAN_JT808_TLS_CERTIFICATE", settings.tlsCertificate());
        File key = file("LIANDAN_JT808_TLS_KEY", settings.tlsKey());
        try {
            SslContextBuilder builder = SslContextBuilder.forServer(certificate, key)
                    .sslProvider(SslProvider.JDK)
                    .protocols("TLSv1.3", "TLSv1.2");
            if (settings.tlsClientCa().isPresent()) {
                builder.trustManager(file("LIANDAN_JT808_TLS_CLIENT_CA", settings.tlsClientCa()))
                        .clientAuth(ClientAuth.REQUIRE);
            }
            return builder.build();
        } catch (SSLException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "the certificate or key of the encrypted port of terminals cannot be used: " + e.getMessage(), e);
        }
    }

    private static File file(String setting, Optional<Path> path) {
        Path named = path.orElseThrow(
                () -> new IllegalStateException(setting + " must name a PEM file while LIANDAN_JT808_TLS_PORT is set"));
        if (!named.toFile().canRead()) {
            throw new IllegalStateException(setting + ": " + named + " cannot be read");
        }
        return named.toFile();
    }
}

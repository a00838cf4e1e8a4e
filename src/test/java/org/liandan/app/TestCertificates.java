package org.liandan.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A CA of the tests' own, with a certificate for the server and one for a terminal, made by the JDK's keytool. */
public final class TestCertificates {

    private static final Path FOLDER = Path.of("target/test-data/tls");
    private static final Path STORE = FOLDER.resolve("all.p12");
    private static final String PASSWORD = "changeit";

    private TestCertificates() {}

    /** The settings of the encrypted port of terminals. */
    static Map<String, String> settings() {
        try {
            Files.createDirectories(FOLDER);
            Files.deleteIfExists(STORE);
            keytool("ca", "-ext", "bc:c");
            keytool("server", "-signer", "ca", "-ext", "san=ip:127.0.0.1");
            keytool("terminal", "-signer", "ca");
            KeyStore store = store();
            return Map.of(
                    "liandan.jt808.tls-certificate",
                    write("server.pem", "CERTIFICATE", encoded(store.getCertificateChain("server"))),
                    "liandan.jt808.tls-key",
                    write(
                            "server.key",
                            "PRIVATE KEY",
                            List.of(store.getKey("server", PASSWORD.toCharArray())
                                    .getEncoded())),
                    "liandan.jt808.tls-client-ca",
                    write("ca.pem", "CERTIFICATE", encoded(store.getCertificate("ca"))));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("cannot make the tests' certificates", e);
        }
    }

    /** What a terminal trusts, and with a certificate of its own or without. */
    public static SSLContext terminal(boolean withCertificate) {
        try {
            KeyStore store = store();
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            KeyStore authorities = KeyStore.getInstance("PKCS12");
            authorities.load(null, null);
            authorities.setCertificateEntry("ca", store.getCertificate("ca"));
            trust.init(authorities);
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            KeyStore own = KeyStore.getInstance("PKCS12");
            own.load(null, null);
            if (withCertificate) {
                own.setKeyEntry(
                        "terminal",
                        store.getKey("terminal", PASSWORD.toCharArray()),
                        PASSWORD.toCharArray(),
                        store.getCertificateChain("terminal"));
            }
            keys.init(own, PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("cannot read the tests' certificates", e);
        }
    }

    private static KeyStore store() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(STORE)) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    private static void keytool(String alias, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                alias,
                "-dname",
                "CN=" + alias,
                "-keyalg",
                "EC",
                "-validity",
                "30",
                "-storepass",
                PASSWORD,
                "-keystore",
                STORE.toString()));
        command.addAll(Arrays.asList(more));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException(said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static List<byte[]> encoded(Certificate... certificates) throws GeneralSecurityException {
        List<byte[]> all = new ArrayList<>();
        for (Certificate certificate : certificates) {
            all.add(certificate.getEncoded());
        }
        return all;
    }

    private static String write(String name, String kind, List<byte[]> blocks) throws IOException {
        StringBuilder pem = new StringBuilder();
        for (byte[] block : blocks) {
            pem.append("-----BEGIN ").append(kind).append("-----\n");
            pem.append(Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                    .encodeToString(block));
            pem.append("\n-----END ").append(kind).append("-----\n");
        }
        return Files.writeString(FOLDER.resolve(name), pem).toAbsolutePath().toString();
    }
}

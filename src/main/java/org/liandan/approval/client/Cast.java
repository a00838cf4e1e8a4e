package org.liandan.approval.client;

import java.net.InetSocketAddress;
import java.net.URI;

/**
 * Where the scenarios play and who plays them. The three accounts belong to three organisations: the producer's has a site, the
 * carrier's has trucks with terminals, the receiver's has a sorting centre.
 *
 * @param server the REST interface, without {@code /api/v1}
 * @param terminals the JT/T 808 port
 * @param callback this machine's name as the server reaches it, for webhooks
 */
public record Cast(
        URI server, InetSocketAddress terminals, String callback, Login producer, Login carrier, Login receiver) {

    /** An account. */
    public record Login(String username, String password) {

        @Override
        public String toString() {
            return "Login[" + username + "]";
        }
    }
}

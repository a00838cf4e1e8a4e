package org.liandan.gateway;

import java.util.Locale;

/** Why a connection ended; each is a value of the metric's tag {@code reason}. */
enum CloseReason {
    /** The terminal, or the network, ended it. */
    PEER,
    /** Nothing arrived for too long. */
    IDLE,
    /** Nobody at the other end confirms what is sent. */
    HALF_OPEN,
    /** Not authenticated in time. */
    LOGIN_TIMEOUT,
    /** Registration or authentication refused too often. */
    REFUSED_LOGINS,
    /** Frame after frame was none of JT/T 808. */
    NOISE,
    /** The same terminal has connected anew. */
    REPLACED,
    /** The terminal takes nothing that is sent to it. */
    SLOW_READER,
    /** The registry holds the terminal no more, or holds something else of its vehicle: it has to log in anew. */
    WITHDRAWN,
    /** As many connections as are allowed, in all or from that address. */
    TOO_MANY,
    /** Not from a network that may come in. */
    NOT_ALLOWED,
    /** Bytes at the encrypted port that are no TLS, or no certificate that is trusted. */
    TLS,
    /** A fault of ours or of the socket. */
    FAILURE,
    /** The server stops. */
    DRAIN;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

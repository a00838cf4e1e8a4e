package org.liandan.outbox;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.liandan.party.Sentence;

/**
 * Which addresses may be called. A webhook is entered by people outside: it must not become a way to speak to servers inside.
 */
public final class WebhookTarget {

    /** Longest address. */
    public static final int MOST_CHARACTERS = 500;

    private static final int IPV4_SHARED_FIRST = 100;

    private WebhookTarget() {}

    /**
     * What is wrong with an address as it is written; empty when nothing is.
     *
     * @param insideAllowed whether plain HTTP and inner addresses may be called: a sandbox
     */
    public static Optional<Sentence> fault(String url, boolean insideAllowed) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            return Optional.of(new Sentence("不是网址。", "Is not an address."));
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme();
        if (url.length() > MOST_CHARACTERS) {
            return Optional.of(new Sentence("最长 500 个字符。", "500 characters at most."));
        }
        if (!scheme.equals("https") && !(insideAllowed && scheme.equals("http"))) {
            return Optional.of(new Sentence("须以 https:// 开头。", "Must begin with https://."));
        }
        if (uri.getHost() == null || uri.getUserInfo() != null || uri.getFragment() != null) {
            return Optional.of(
                    new Sentence("须有主机名，且不得含用户名、口令或片段。", "Must name a host, and hold no user, password or fragment."));
        }
        return Optional.empty();
    }

    /** Whether a host's address lies in the open network: not this machine, a private, shared or reserved range. */
    public static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        boolean reserved = bytes.length == 4
                ? first == 0 || first >= 240 || (first == IPV4_SHARED_FIRST && (second & 0xc0) == 64)
                // unique local fc00::/7, and what stands for an IPv4 address: 64:ff9b::/96, 6to4 2002::/16, Teredo
                // 2001::/32
                : (first & 0xfe) == 0xfc
                        || (first == 0 && second == 0x64)
                        || (first == 0x20 && second == 0x02)
                        || (first == 0x20 && second == 0x01 && bytes[2] == 0 && bytes[3] == 0);
        return !reserved
                && !address.isLoopbackAddress()
                && !address.isAnyLocalAddress()
                && !address.isLinkLocalAddress()
                && !address.isSiteLocalAddress()
                && !address.isMulticastAddress();
    }
}

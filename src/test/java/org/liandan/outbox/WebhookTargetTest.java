package org.liandan.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTargetTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "fe80::1",
                "fd00::1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "2002:a00:1::1",
                "2001:0:a00:1::1"
            })
    void an_address_inside_is_not_called(String address) throws UnknownHostException {
        assertThat(WebhookTarget.isPublic(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"114.114.114.114", "172.32.0.1", "100.128.0.1", "2400:3200::1"})
    void an_address_of_the_open_network_is_called(String address) throws UnknownHostException {
        assertThat(WebhookTarget.isPublic(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com/x",
                "ftp://example.com",
                "https:///x",
                "https://user:word@example.com/",
                "https://example.com/#part",
                "example.com",
                "https://exa mple.com",
                "javascript:alert(1)"
            })
    void only_a_plain_https_address_may_be_entered(String url) {
        assertThat(WebhookTarget.fault(url, false)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.com/hooks?of=liandan", "https://192.0.2.1:8443/"})
    void an_https_address_may_be_entered(String url) {
        assertThat(WebhookTarget.fault(url, false)).isEmpty();
    }
}

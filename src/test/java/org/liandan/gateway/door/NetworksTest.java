package org.liandan.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworksTest {

    private static final Networks NETWORKS =
            Networks.of("SETTING", List.of("10.20.0.0/16", " 192.0.2.7 ", "2001:db8::/32", ""));

    @ParameterizedTest
    @CsvSource({
        "10.20.0.1, true",
        "10.20.255.255, true",
        "10.21.0.0, false",
        "192.0.2.7, true",
        "192.0.2.8, false",
        "2001:db8:1::9, true",
        "2001:db9::1, false",
        "::1, false"
    })
    void anAddressIsInsideOrOutside(String address, boolean inside) {
        assertThat(NETWORKS.contain(InetAddress.ofLiteral(address))).isEqualTo(inside);
    }

    @Test
    void nothingNamedContainsNothing() {
        assertThat(Networks.of("SETTING", List.of("")).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.20.0.0/33", "10.20.0", "terminals.example", "10.20.0.0/x", "10.20.0.0/-1"})
    void whatIsNoNetworkIsRefusedWithTheSettingsName(String entry) {
        assertThatThrownBy(() -> Networks.of("SETTING", List.of(entry)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SETTING")
                .hasMessageContaining(entry);
    }
}

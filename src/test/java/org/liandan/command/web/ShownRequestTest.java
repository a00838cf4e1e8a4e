package org.liandan.command.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShownRequestTest {

    @ParameterizedTest
    @ValueSource(strings = {"0x0012", "0x12", "18", "MAIN_SERVER_PASSWORD", "0x0025"})
    void aPasswordAmongTheParametersIsNotShown(String id) {
        assertThat(ShownRequest.of(Map.of("parameters", List.of(Map.of("id", id, "value", "geheim"))))
                        .toString())
                .doesNotContain("geheim");
    }

    @Test
    void anotherParameterIs() {
        assertThat(ShownRequest.of(Map.of("parameters", List.of(Map.of("id", "0x0055", "value", 60)))))
                .isEqualTo(Map.of("parameters", List.of(Map.of("id", "0x0055", "value", 60))));
    }

    @Test
    void whatOpensAnotherServerIsNotShown() {
        assertThat(ShownRequest.of(Map.of(
                                "control", "CONNECT", "authCode", "geheim", "server", Map.of("password", "geheim")))
                        .toString())
                .doesNotContain("geheim");
    }
}

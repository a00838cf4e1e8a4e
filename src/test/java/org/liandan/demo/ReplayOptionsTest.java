package org.liandan.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.liandan.jt808.ProtocolVersion;

class ReplayOptionsTest {

    @Test
    void a_file_alone_is_played_at_its_own_pace() {
        ReplayOptions options = ReplayOptions.parse(List.of("track.gpx"), Map.of("LIANDAN_JT808_PORT", "17611"));

        assertThat(options.file()).isEqualTo(Path.of("track.gpx"));
        assertThat(options.speedup()).isEqualTo(1);
        assertThat(options.gateway().getPort()).isEqualTo(17611);
        assertThat(options.identity().version()).isEqualTo(ProtocolVersion.V2013);
    }

    @Test
    void options_may_stand_before_and_behind_the_file() {
        ReplayOptions options = ReplayOptions.parse(
                List.of("--phone", "013800138000", "track.gpx", "--speedup", "10", "--protocol", "2019"), Map.of());

        assertThat(options.identity().phone()).isEqualTo("13800138000");
        assertThat(options.identity().version()).isEqualTo(ProtocolVersion.V2019);
        assertThat(options.speedup()).isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource({
        "'', a file to play must be named",
        "a b, is not understood",
        "a --faster, is not understood",
        "a --speedup, --speedup needs a value",
        "a --speedup 0, --speedup must be a number from 0.1 to 10000",
        "a --speedup x, --speedup must be a number from 0.1 to 10000",
        "a --phone 12ab, --phone must be 1 to 20 digits",
        "a --protocol 2015, '--protocol must be 2011, 2013 or 2019'",
        "a --port 70000, --port must be a port",
    })
    void a_wrong_command_line_is_answered_with_what_is_wrong(String line, String sentence) {
        List<String> arguments = line.isEmpty() ? List.of() : List.of(line.split(" ", -1));

        assertThatThrownBy(() -> ReplayOptions.parse(arguments, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence);
    }
}

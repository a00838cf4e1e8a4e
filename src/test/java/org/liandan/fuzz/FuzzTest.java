package org.liandan.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The short run of the fuzzer, and that what it begins with breaks no rule. */
class FuzzTest {

    @TempDir
    private Path folder;

    @Test
    void every_fixture_keeps_the_rules() {
        assertThat(FuzzSeeds.all())
                .allSatisfy(seed -> assertThatCode(() -> CodecFuzz.fuzzerTestOneInput(seed))
                        .as(HexFormat.of().formatHex(seed))
                        .doesNotThrowAnyException());
    }

    @Test
    void contents_become_frames_with_check_code_escapes_and_flags() {
        byte[] content = HexFormat.of().parseHex("000203ff0138001380007e7d");
        byte[] input = FuzzInput.ofContents(FuzzInput.CONTENTS_OF_RIGHT_LENGTH, content);

        assertThat(HexFormat.of().formatHex(FuzzInput.wire(input)))
                .isEqualTo("7e00020000013800138000" + "7d027d01ab7e");
    }

    /** What a longer run has found, and why it was wrong. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a 0x0702 of 2013 under a header of 2019 was written with an empty identity card | AwAAVQcCQEQBAAAAAAE0EjRDKQAAAST/CSE5AwAG1cXO3rzJMTEzMzU1Nzc5OTIyNDQ2Njg4MDAIdXU0NDU1Njg5OTAw
            the number of a 0x8400 was taken with 21 bytes and then thrown over | AwAANoQAQBUBAAAAAAEBAAAUAAAAAFlFc1MAAAAAAAAAATcEARkAMDEykw==
            a code alone under a header of 2019 that is no GBK reads as another layout when it is written | AwAAQAECQC8BAAAAAAICMl1glVn/AaP6MjAyMzI2MDk1NTlpbWVpMDAwMDAzAAAAAAAxLjAuM4MBQAA=
            """)
    void what_was_found_once_stays_found(String fault, String input) {
        assertThatCode(() -> CodecFuzz.fuzzerTestOneInput(Base64.getDecoder().decode(input)))
                .as(fault)
                .doesNotThrowAnyException();
    }

    /** The same seed and the same number of runs each time; the long run is {@code ./liandan fuzz}. */
    @Test
    void a_short_run_finds_nothing() throws IOException, InterruptedException {
        Process process = Fuzz.start(folder, Duration.ofSeconds(20), List.of("-seed=808", "-runs=6000"))
                .redirectErrorStream(true)
                .start();
        String output = Fuzz.output(process);

        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output).contains("Done ").doesNotContain("== Java Exception");
    }
}

package org.liandan.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OpenFilesTest {

    @Test
    void connectionsLeaveFilesForEverythingElse() {
        assertThat(OpenFiles.connections(100_000, 20_000)).isEqualTo(19_500);
    }

    @Test
    void asManyAsAreWantedWhereTheSystemAllowsThem() {
        assertThat(OpenFiles.connections(100_000, 1L << 20)).isEqualTo(100_000);
    }

    @Test
    void whereTheSystemAllowsHardlyAnyTheServerStillServesSome() {
        assertThat(OpenFiles.connections(100_000, 256)).isEqualTo(500);
        assertThat(OpenFiles.connections(3, 256)).isEqualTo(3);
    }
}

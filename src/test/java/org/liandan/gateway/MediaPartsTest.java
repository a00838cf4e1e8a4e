package org.liandan.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MediaPartsTest {

    @Test
    void partsInAnyOrderMakeTheFile() {
        MediaParts file = of(3);
        file.add(3, new byte[] {5});
        file.add(1, new byte[] {1, 2});
        assertThat(file.whole()).isNull();
        assertThat(file.missing()).containsExactly(2);

        assertThat(file.add(2, new byte[] {3, 4})).isTrue();
        assertThat(file.add(2, new byte[] {9, 9})).as("a part that comes again").isTrue();

        assertThat(file.whole()).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void partsThatCannotBeAreRefused() {
        assertThat(MediaParts.of(1, 0, 100)).isNull();
        assertThat(MediaParts.of(1, 8193, 100)).isNull();
        assertThat(of(2).add(0, new byte[1])).isFalse();
        assertThat(of(2).add(3, new byte[1])).isFalse();
        assertThat(of(2).add(1, new byte[101])).as("larger than a photo may be").isFalse();
    }

    @Test
    void anotherNumberOrAnotherTotalIsAnotherFile() {
        assertThat(of(2).isOf(1, 2)).isTrue();
        assertThat(of(2).isOf(2, 2)).isFalse();
        assertThat(of(2).isOf(1, 3)).isFalse();
    }

    private static MediaParts of(long total) {
        MediaParts file = MediaParts.of(1, total, 100);
        if (file == null) {
            throw new AssertionError("a file of " + total + " parts");
        }
        return file;
    }
}

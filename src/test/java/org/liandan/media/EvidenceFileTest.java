package org.liandan.media;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvidenceFileTest {

    @Test
    void aNameByTheRuleTellsKindChannelAndAlarm() {
        EvidenceFile file = EvidenceFile.of("00_65_6502_0_0123456789abcdef0123456789abcdef.jpg")
                .orElseThrow();

        assertThat(file.kind()).isEqualTo(MediaKind.IMAGE);
        assertThat(file.format()).isEqualTo(MediaFormat.JPEG);
        assertThat(file.channel()).isEqualTo(65);
        assertThat(file.alarmCode()).isEqualTo("6502");
    }

    @Test
    void aNameOfItsOwnIsTakenByItsEnding() {
        EvidenceFile file = EvidenceFile.of("video-2.mp4").orElseThrow();

        assertThat(file.kind()).isEqualTo(MediaKind.VIDEO);
        assertThat(file.channel()).isNull();
    }

    @Test
    void anEndingThatNobodyKnowsIsBytes() {
        assertThat(EvidenceFile.of("payload.exe").orElseThrow().format()).isEqualTo(MediaFormat.BINARY);
    }

    @Test
    void theFacePictureOfTheYueStandardIsAPicture() {
        assertThat(EvidenceFile.of("04_65_6511_0_abc.jpg").orElseThrow().kind()).isEqualTo(MediaKind.IMAGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc/passwd",
                "..",
                ".",
                ".hidden",
                "a/b.jpg",
                "a\\b.jpg",
                "a..b.jpg",
                "C:x.jpg",
                "a b.jpg",
                "a\u0000.jpg",
                "x\r\nSet-Cookie.jpg",
                "\"quoted\".jpg",
                "照片.jpg",
                "",
                "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeef"
            })
    void aNameThatCouldDoHarmIsNotTaken(String name) {
        assertThat(EvidenceFile.of(name)).isEmpty();
    }

    @Property
    void noNameThatIsTakenLeadsAnywhere(@ForAll String name) {
        EvidenceFile.of(name)
                .ifPresent(file -> assertThat(file.name())
                        .doesNotContain("/", "\\", "..", "\"", "\n")
                        .hasSizeBetween(1, 50));
    }
}

package org.liandan.jt808;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each reason, bytes that bring it about, and the sentence that people read. */
class MalformedReasonTest {

    /** Small enough that each bound can be reached by a line of hexadecimal digits. */
    private static final StreamLimits TIGHT = new StreamLimits(64, 1, 3, 1024);

    private static final String PHONE = "013800138000";

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            NO_START_FLAG | 313233 | 首个标识位 0x7e 之前有数据 / there are bytes before the first flag 0x7e
            BAD_ESCAPE | 7e02007d037e | 0x7d 之后应为 0x01 或 0x02 / 0x7d must be followed by 0x01 or 0x02
            TOO_SHORT | 7e0100002c0123454a7e | 消息头与校验码至少 13 字节，实有 8 字节 / header and check code need at least 13 bytes, there are 8
            CHECK_CODE | 7e00020000013800138000ffffa97e | 校验码应为 0xa8，实为 0xa9 / check code must be 0xa8, is 0xa9
            """)
    void a_frame_that_is_none_is_refused_with_a_sentence(MalformedReason reason, String hex, String sentence) {
        assertThat(refusals(hex)).singleElement().satisfies(malformed -> {
            assertThat(malformed.reason()).isEqualTo(reason);
            assertThat(malformed.detail()).isEqualTo(sentence);
            assertThat(malformed.header()).isNull();
        });
    }

    @Test
    void a_frame_that_is_too_long_is_refused_once_with_its_bound() {
        assertThat(refusals("7e" + "00".repeat(200) + "7e")).singleElement().satisfies(malformed -> {
            assertThat(malformed.reason()).isEqualTo(MalformedReason.TOO_LONG);
            assertThat(malformed.detail()).isEqualTo("两个标识位之间超过 64 字节 / more than 64 bytes between two flags");
        });
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            LENGTH_MISMATCH | 0002 0001 |  | 消息体长度应为 1 字节，实有 0 字节 / the header says 1 bytes of body, there are 0
            ENCRYPTED | 0002 0400 |  | 消息体已加密（RSA），没有密钥 / body is encrypted (RSA) and no key is known
            BODY_TOO_SHORT | 0001 0004 | 00010002 | 消息体在字段 result 处不足：需要 1 字节，只剩 0 字节 / body ends inside field result: 1 bytes needed, 0 left
            TRAILING_BYTES | 0003 0001 | 07 | 消息体末尾多出 1 字节 / 1 bytes are left behind the last field
            BAD_FIELD | 0001 0005 | 0001000209 | 字段 result 应为 0, 1, 2, 3 之一，实为 9 / field result must be one of 0, 1, 2, 3, is 9
            """)
    void a_fault_behind_a_good_check_code_comes_with_the_header_to_answer(
            MalformedReason reason, String idAndAttributes, String body, String sentence) {
        String frame = frame(idAndAttributes, "0007", body == null ? "" : body);

        assertThat(refusals(frame)).singleElement().satisfies(malformed -> {
            assertThat(malformed.reason()).isEqualTo(reason);
            assertThat(malformed.detail()).isEqualTo(sentence);
            assertThat(malformed.header()).extracting("serial", "phone").containsExactly(7, "13800138000");
        });
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            FRAGMENT_INDEX | 00020003 | 包序号应为 1 至 2，实为 3 / package index must be 1 to 2, is 3
            FRAGMENT_INDEX | 00020000 | 包序号应为 1 至 2，实为 0 / package index must be 1 to 2, is 0
            FRAGMENT_INDEX | 00000000 | 包序号应为 1 至 0，实为 0 / package index must be 1 to 0, is 0
            FRAGMENT_TOO_MANY | 00040001 | 分包总数最多 3，实为 4 / a message may have at most 3 packages, has 4
            """)
    void a_package_that_cannot_be_kept_is_refused_with_a_sentence(
            MalformedReason reason, String packageItem, String sentence) {
        assertThat(refusals(frame("0801 2000", "0007", packageItem)))
                .singleElement()
                .satisfies(malformed -> {
                    assertThat(malformed.reason()).isEqualTo(reason);
                    assertThat(malformed.detail()).isEqualTo(sentence);
                });
    }

    @Test
    void an_unfinished_message_gives_way_to_a_newer_one() {
        String oldest = frame("0801 2001", "0001", "0003000109");
        String newest = frame("0801 2001", "0040", "0003000109");

        assertThat(refusals(oldest + newest)).singleElement().satisfies(malformed -> {
            assertThat(malformed.reason()).isEqualTo(MalformedReason.FRAGMENT_DROPPED);
            assertThat(malformed.detail())
                    .isEqualTo("分包消息未完成即被放弃，缺 2 包，共 3 包 / split message was given up with 2 of 3 packages missing");
            assertThat(malformed.header()).extracting("serial").isEqualTo(1);
        });
    }

    @Test
    void a_split_message_that_is_too_large_is_given_up() {
        StreamLimits limits = new StreamLimits(2090, 1, 3, 1024);
        String first = frame("0801 2258", "0001", "00030001" + "09".repeat(600));
        String second = frame("0801 2258", "0002", "00030002" + "09".repeat(600));

        assertThat(refusals(limits, first + second)).singleElement().satisfies(malformed -> {
            assertThat(malformed.reason()).isEqualTo(MalformedReason.FRAGMENT_TOO_LARGE);
            assertThat(malformed.detail()).isEqualTo("分包消息超过 1024 字节 / split message has more than 1024 bytes");
        });
    }

    @Test
    void labels_are_metric_tags_and_differ() {
        assertThat(MalformedReason.values())
                .extracting(MalformedReason::label)
                .doesNotHaveDuplicates()
                .allMatch(label -> label.matches("[a-z]+(_[a-z]+)*"));
    }

    /** A frame of 2013 from its parts, with the right check code. */
    private static String frame(String idAndAttributes, String serial, String rest) {
        String bytes = idAndAttributes.replace(" ", "") + PHONE + serial + rest;
        int code = 0;
        for (byte value : HexFormat.of().parseHex(bytes)) {
            code ^= value;
        }
        return "7e" + bytes + HexFormat.of().toHexDigits((byte) code) + "7e";
    }

    private static List<Malformed> refusals(String hex) {
        return refusals(TIGHT, hex);
    }

    private static List<Malformed> refusals(StreamLimits limits, String hex) {
        List<Malformed> refusals = new ArrayList<>();
        for (Outcome outcome : Outcome.ofTerminal(limits, HexFormat.of().parseHex(hex))) {
            if (outcome instanceof Outcome.Refused(Malformed malformed)) {
                refusals.add(malformed);
            }
        }
        return refusals;
    }
}

package org.liandan.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ./liandan decode}: what a technician pastes, and what is said of it. */
class DecodeCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HEARTBEAT = "7e00020000013800138000ffffa87e";
    private static final String ANSWER = "7e8001000501380013800000070008000200237e";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                HEARTBEAT,
                "7E00020000013800138000FFFFA87E",
                "7e 00 02 00 00 01 38 00 13 80 00 ff ff a8 7e",
                "0x7e0x00 0x02,0x0,0x0 0x1 0x38 0x0 0x13 0x80 0x0 0xff 0xff 0xA8 0x7e",
                "7E-00-02-00-00-01-38-00-13-80-00-FF-FF-A8-7E",
                "\\x7e\\x00\\x02\\x00\\x00\\x01\\x38\\x00\\x13\\x80\\x00\\xff\\xff\\xa8\\x7e\r",
                "\ufeff  7e0002 00000138 00138000 ffffa87e"
            })
    void hexadecimal_digits_are_read_however_they_are_written(String line) {
        assertThat(decode(line))
                .singleElement()
                .hasToString(
                        "{\"messageId\":\"0x0002\",\"version\":\"2013\",\"phone\":\"13800138000\",\"serial\":65535,"
                                + "\"body\":{}}");
    }

    @Test
    void a_line_may_hold_several_frames_and_blank_lines_and_comments_hold_none() {
        assertThat(decode("# captured at the gate", "", HEARTBEAT + ANSWER, "   ", HEARTBEAT))
                .extracting(frame -> frame.path("messageId").asText())
                .containsExactly("0x0002", "0x8001", "0x0002");
    }

    @Test
    void a_platforms_message_says_so() {
        assertThat(decode(ANSWER)).singleElement().satisfies(frame -> {
            assertThat(frame.path("direction").asText()).isEqualTo("platform-to-terminal");
            assertThat(frame.path("body")).hasToString("{\"reply_serial\":8,\"reply_id\":\"0x0002\",\"result\":0}");
        });
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
            hello | not_hex | 第 1 个字符不是十六进制数字 / character 1 is no hexadecimal digit: 'h'
            7e 00０2 | not_hex | 第 6 个字符不是十六进制数字 / character 6 is no hexadecimal digit: U+ff10
            7e000 | not_hex | 十六进制数字的个数为奇数 / the number of hexadecimal digits is odd
            313233 | no_start_flag | 首个标识位 0x7e 之前有 3 字节 / there are 3 bytes before the first flag 0x7e
            7e0002 | no_end_flag | 帧后缺少标识位 0x7e，一帧须在一行之内 / flag 0x7e is missing behind the frame; a frame must be on one line
            7e7e | no_frame | 标识位 0x7e 之间没有数据 / there are no bytes between the flags 0x7e
            7e02007d037e | bad_escape | 0x7d 之后应为 0x01 或 0x02 / 0x7d must be followed by 0x01 or 0x02
            7e00020000013800138000ffffa97e | check_code | 校验码应为 0xa8，实为 0xa9 / check code must be 0xa8, is 0xa9
            """)
    void what_is_no_frame_gets_a_reason_and_a_sentence(String line, String reason, String sentence) {
        assertThat(decode(line)).singleElement().satisfies(frame -> {
            assertThat(frame.path("malformed").asText()).isEqualTo(reason);
            assertThat(frame.path("detail").asText()).isEqualTo(sentence);
        });
    }

    @Test
    void what_is_wrong_with_one_line_does_not_touch_the_next() {
        assertThat(decode("zz", HEARTBEAT, "7e0002", HEARTBEAT, "7e".repeat(3), HEARTBEAT))
                .filteredOn(frame -> frame.has("body"))
                .hasSize(3);
    }

    @Test
    void a_malformed_frame_with_a_readable_header_names_its_terminal() {
        // 0x8001 with a result that the standard does not have
        assertThat(decode("7e80010005013800138000000700080002092a7e"))
                .singleElement()
                .satisfies(frame -> {
                    assertThat(frame.path("malformed").asText()).isEqualTo("bad_field");
                    assertThat(frame.path("phone").asText()).isEqualTo("13800138000");
                    assertThat(frame.path("messageId").asText()).isEqualTo("0x8001");
                });
    }

    @Test
    void packages_are_joined_across_lines_in_any_order() {
        String first = "7e0fff2002013800138000000a00020001aabb607e";
        String second = "7e0fff2001013800138000000b00020002ccbc7e";

        List<JsonNode> frames = decode(second, HEARTBEAT, first);

        assertThat(frames).hasSize(3);
        assertThat(frames.getFirst().path("body")).hasToString("{\"fragment_hex_len\":1}");
        assertThat(frames.getFirst().path("total").asInt()).isEqualTo(2);
        assertThat(frames.getLast().path("body").path("hex").asText()).isEqualTo("aabbcc");
    }

    @Test
    void a_message_whose_packages_never_come_is_told_at_the_end() {
        assertThat(decode("7e0fff2002013800138000000a00020001aabb607e", HEARTBEAT)
                        .getLast())
                .hasToString(
                        "{\"malformed\":\"packages_missing\",\"detail\":\"分包消息共 2 包，缺第 2 包 / of the 2 packages of"
                                + " a split message 2 have not come\",\"messageId\":\"0x0fff\",\"phone\":\"13800138000\",\"firstSerial\":10}");
    }

    @Test
    void a_line_beyond_its_bound_is_refused_and_the_next_is_read() {
        assertThat(decode("7e".repeat(3 << 20), HEARTBEAT))
                .extracting(frame ->
                        frame.path("malformed").asText(frame.path("messageId").asText()))
                .containsExactly("line_too_long", "0x0002");
    }

    /** The header and the names of the body are those of the fixtures; their values are compared by the codec's own tests. */
    @Test
    void every_fixture_of_one_frame_comes_out_with_its_names() throws IOException {
        for (Path file : fixtures()) {
            JsonNode fixture = JSON.readTree(file.toFile());
            JsonNode expected = fixture.path("expect");
            String hex = Files.readString(
                            file.resolveSibling(file.getFileName().toString().replace(".json", ".hex")))
                    .replaceAll("\\s", "");
            // alone, without the registration in front of it, such a frame does not tell 2011 from 2013
            if (fixture.has("assume")
                    || expected.size() != 1
                    || !expected.get(0).has("body")
                    || !hex.startsWith("7e")) {
                continue;
            }
            JsonNode frame = decode(hex).getFirst();
            Map<String, Object> header = fields(expected.get(0).path("header"));
            assertThat(fields(frame)).as(file.toString()).containsAllEntriesOf(header);
            if (!frame.path("body").has("body_hex_len")) {
                assertThat(fields(frame.path("body")).keySet())
                        .as(file.toString())
                        .containsAll(fields(expected.get(0).path("body")).keySet());
            }
        }
    }

    @Test
    void the_command_needs_three_libraries_and_no_application() throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("capture.txt"), HEARTBEAT + "\nzz\n");

        Answer answer = process(String.valueOf(file));

        assertThat(answer.output().lines()).hasSize(2);
        assertThat(answer.output()).contains("\"messageId\":\"0x0002\"").contains("\"malformed\":\"not_hex\"");
        assertThat(answer.status()).isZero();
    }

    @Test
    void a_file_that_is_not_there_is_named() throws IOException, InterruptedException {
        Answer answer = process("no-such-file");

        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.output()).isEqualTo("liandan: 没有文件 there is no file no-such-file\n");
    }

    @Test
    void two_files_are_wrong_use() throws IOException, InterruptedException {
        assertThat(process("one", "two").status()).isEqualTo(2);
    }

    private static List<JsonNode> decode(String... lines) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            DecodeCommand.decode(
                    new ByteArrayInputStream(String.join("\n", lines).getBytes(StandardCharsets.UTF_8)), out);
            List<JsonNode> frames = new ArrayList<>();
            for (String line : out.toString(StandardCharsets.UTF_8).lines().toList()) {
                frames.add(JSON.readTree(line));
            }
            return frames;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> fixtures() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("protocol-fixtures"))) {
            return files.filter(file -> file.toString().endsWith(".json")).toList();
        }
    }

    private static Map<String, Object> fields(JsonNode object) {
        return object.properties().stream()
                .filter(field -> !field.getValue().isNull())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private record Answer(int status, String output) {}

    /** As {@code src/main/sh/commands/decode.sh} starts it, but with the classes that are being tested. */
    private static Answer process(String... arguments) throws IOException, InterruptedException {
        String classPath = Stream.of(System.getProperty("java.class.path").split(":"))
                .filter(entry -> entry.endsWith("target/classes")
                        || entry.matches(".*/(netty-buffer|netty-common|jackson-core)-[0-9.]+(Final)?\\.jar"))
                .collect(Collectors.joining(":"));
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                classPath,
                DecodeCommand.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Answer(process.exitValue(), output);
    }
}

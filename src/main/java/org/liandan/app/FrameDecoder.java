package org.liandan.app;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.liandan.jt808.Direction;
import org.liandan.jt808.Fields;
import org.liandan.jt808.Header;
import org.liandan.jt808.Malformed;
import org.liandan.jt808.MissingPackages;
import org.liandan.jt808.PlatformMessage;
import org.liandan.jt808.PlatformSink;
import org.liandan.jt808.PlatformStream;
import org.liandan.jt808.ProtocolVersion;
import org.liandan.jt808.Registration;
import org.liandan.jt808.StreamLimits;
import org.liandan.jt808.TerminalMessage;
import org.liandan.jt808.TerminalSink;
import org.liandan.jt808.TerminalStream;

/**
 * Lines of frames of either direction and of any terminals, mixed as a log has them: one tree of fields for each frame. What
 * a line leaves open is told at its end and does not touch the next; packages of a split message are joined across lines.
 */
final class FrameDecoder {

    /** More of everything than a gateway grants one connection: here is one reader who waits for it. */
    private static final StreamLimits LIMITS = new StreamLimits(2090, 64, 0xffff, 1 << 26);

    private static final byte FLAG = 0x7e;
    private static final byte ESCAPE = 0x7d;
    private static final byte[] FLAG_ALONE = {FLAG};
    /** Message id, body attributes and a phone of 2013: what is looked at before a stream has the frame. */
    private static final int HEAD_BYTES = 10;

    private static final int MOST_TERMINALS = 10_000;

    private final Consumer<Map<String, @Nullable Object>> out;
    private final TerminalStream fromTerminals = new TerminalStream(LIMITS);
    private final PlatformStream fromPlatforms = new PlatformStream(LIMITS);
    /** Phones, as in the header of 2011 and 2013, of terminals that have registered as one of 2011. */
    private final Set<Long> terminals2011 = new HashSet<>();

    private long phone;
    private int fragmentBytes;

    /** @param out takes a tree for each frame, in their order */
    FrameDecoder(Consumer<Map<String, @Nullable Object>> out) {
        this.out = out;
        // each stream has seen a flag: its frames come one by one
        fromTerminals.read(Unpooled.wrappedBuffer(FLAG_ALONE), new Terminals());
        fromPlatforms.read(Unpooled.wrappedBuffer(FLAG_ALONE), new Platforms());
    }

    /** Takes a line that is not blank. */
    void line(String line) {
        try {
            bytes(HexLine.parse(line));
        } catch (HexLine.NotHexException e) {
            malformed("not_hex", String.valueOf(e.getMessage()));
        }
    }

    /** A line of which no more than that many characters are kept was longer. */
    void tooLong(int characters) {
        malformed(
                "line_too_long", "一行最多 " + characters + " 个字符 / a line may have at most " + characters + " characters");
    }

    /** What is still unfinished, once there are no more lines. */
    void finish() {
        unfinished(fromTerminals.missing());
        unfinished(fromPlatforms.missing());
    }

    private void bytes(byte[] line) {
        if (isIdle(line)) {
            malformed("no_frame", "标识位 0x7e 之间没有数据 / there are no bytes between the flags 0x7e");
            return;
        }
        int flag = nextFlag(line, 0);
        if (flag > 0) {
            malformed(
                    "no_start_flag",
                    "首个标识位 0x7e 之前有 " + flag + " 字节 / there are " + flag + " bytes before the first flag 0x7e");
        }
        int start = flag + 1;
        while (start < line.length) {
            int end = nextFlag(line, start);
            if (end == line.length) {
                malformed(
                        "no_end_flag",
                        "帧后缺少标识位 0x7e，一帧须在一行之内 / flag 0x7e is missing behind the frame; a frame must be on one line");
            } else if (end > start) {
                frame(line, start, end);
            }
            start = end + 1;
        }
    }

    private static boolean isIdle(byte[] line) {
        for (byte value : line) {
            if (value != FLAG) {
                return false;
            }
        }
        return true;
    }

    private static int nextFlag(byte[] line, int from) {
        int at = from;
        while (at < line.length && line[at] != FLAG) {
            at++;
        }
        return at;
    }

    private void frame(byte[] line, int start, int end) {
        int[] head = head(line, start, end);
        fragmentBytes = (head[2] << 8 | head[3]) & 0x3ff;
        phone = 0;
        for (int i = 4; i < HEAD_BYTES; i++) {
            phone = phone << 8 | head[i];
        }
        ProtocolVersion edition = terminals2011.contains(phone) ? ProtocolVersion.V2011 : ProtocolVersion.V2013;
        fromTerminals.assume(edition);
        fromPlatforms.assume(edition);
        ByteBuf frame = Unpooled.wrappedBuffer(line, start, end - start + 1);
        switch (Direction.of(head[0] << 8 | head[1])) {
            case FROM_TERMINAL -> fromTerminals.read(frame, new Terminals());
            case FROM_PLATFORM -> fromPlatforms.read(frame, new Platforms());
        }
    }

    /** The first bytes of the frame, un-escaped; zeros where it is shorter. */
    private static int[] head(byte[] line, int start, int end) {
        int[] head = new int[HEAD_BYTES];
        int at = start;
        for (int i = 0; i < HEAD_BYTES && at < end; i++) {
            head[i] = line[at] & 0xff;
            if (line[at] == ESCAPE && at + 1 < end && line[at + 1] == 2) {
                head[i] = FLAG;
            }
            at += line[at] == ESCAPE ? 2 : 1;
        }
        return head;
    }

    private void learn(ProtocolVersion version) {
        if (version != ProtocolVersion.V2011) {
            terminals2011.remove(phone);
        } else if (terminals2011.size() < MOST_TERMINALS) {
            terminals2011.add(phone);
        }
    }

    private void unfinished(List<MissingPackages> messages) {
        for (MissingPackages message : messages) {
            Map<String, @Nullable Object> tree = new LinkedHashMap<>();
            tree.put("malformed", "packages_missing");
            String missing = ranges(message.indices());
            tree.put(
                    "detail",
                    "分包消息共 " + message.total() + " 包，缺第 " + missing + " 包 / of the " + message.total()
                            + " packages of a split message " + missing + " have not come");
            tree.put("messageId", String.format("0x%04x", message.messageId()));
            tree.put("phone", message.phone());
            tree.put("firstSerial", message.firstSerial());
            out.accept(tree);
        }
    }

    /** Numbers in ascending order as {@code 2-5, 7}. */
    private static String ranges(List<Integer> numbers) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < numbers.size(); i++) {
            int from = numbers.get(i);
            int to = from;
            while (i + 1 < numbers.size() && numbers.get(i + 1) == to + 1) {
                i++;
                to++;
            }
            text.append(text.isEmpty() ? "" : ", ").append(from).append(from == to ? "" : "-" + to);
        }
        return text.toString();
    }

    private void malformed(String reason, String detail) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("malformed", reason);
        tree.put("detail", detail);
        out.accept(tree);
    }

    private void malformed(Malformed malformed) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("malformed", malformed.reason().label());
        tree.put("detail", malformed.detail());
        tree.put("offset", malformed.offset());
        Header header = malformed.header();
        if (header != null) {
            tree.putAll(Fields.of(header));
        }
        out.accept(tree);
    }

    private void message(Header header, Map<String, @Nullable Object> body) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>(Fields.of(header));
        if (Direction.of(header.messageId()) == Direction.FROM_PLATFORM) {
            tree.put("direction", "platform-to-terminal");
        }
        tree.put("body", body);
        out.accept(tree);
    }

    private void fragment(Header header) {
        message(header, Map.of("fragment_hex_len", fragmentBytes));
    }

    private final class Terminals implements TerminalSink {

        @Override
        public void message(Header header, TerminalMessage message) {
            if (message instanceof Registration) {
                learn(header.version());
            }
            FrameDecoder.this.message(header, Fields.of(message));
        }

        @Override
        public void fragment(Header header) {
            FrameDecoder.this.fragment(header);
        }

        @Override
        public void malformed(Malformed malformed) {
            FrameDecoder.this.malformed(malformed);
        }
    }

    private final class Platforms implements PlatformSink {

        @Override
        public void message(Header header, PlatformMessage message) {
            FrameDecoder.this.message(header, Fields.of(message));
        }

        @Override
        public void fragment(Header header) {
            FrameDecoder.this.fragment(header);
        }

        @Override
        public void malformed(Malformed malformed) {
            FrameDecoder.this.malformed(malformed);
        }
    }
}

package org.liandan.manifest.waybill;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The text of a waybill. Terminals write GBK (the standard's STRING) or UTF-8 and do not say which, so it is told from the
 * bytes, and always in the same way:
 *
 * <ol>
 *   <li>what is good UTF-8 and holds, beyond ASCII, nothing but characters that a Chinese text has, is UTF-8;
 *   <li>else what is good GBK is GBK;
 *   <li>else what is good UTF-8 is UTF-8.
 * </ol>
 *
 * The first rule matters in both directions: every UTF-8 text of an even number of Chinese characters is good GBK too, and
 * a GBK text can be good UTF-8, though of Cyrillic or Hebrew letters.
 */
final class WaybillText {

    private static final Charset GBK = Charset.forName("GBK");
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private WaybillText() {}

    /** The text without what terminals put around it: a byte order mark, zeros behind; empty when it is no text. */
    static Optional<String> read(byte[] content) {
        byte[] bytes = withoutFrame(content);
        String utf8 = decode(bytes, StandardCharsets.UTF_8);
        if (utf8 != null && isChinese(utf8)) {
            return Optional.of(utf8);
        }
        String gbk = decode(bytes, GBK);
        return Optional.ofNullable(gbk == null ? utf8 : gbk);
    }

    private static byte[] withoutFrame(byte[] content) {
        int from = startsWithMark(content) ? BYTE_ORDER_MARK.length : 0;
        int to = content.length;
        while (to > from && content[to - 1] == 0) {
            to--;
        }
        return Arrays.copyOfRange(content, from, to);
    }

    private static boolean startsWithMark(byte[] content) {
        return content.length >= BYTE_ORDER_MARK.length
                && Arrays.equals(content, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
    }

    private static @Nullable String decode(byte[] bytes, Charset charset) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static boolean isChinese(String text) {
        return text.codePoints().allMatch(WaybillText::isOfChineseText);
    }

    /** ASCII, Han, and the punctuation and full-width forms that stand beside it. */
    private static boolean isOfChineseText(int c) {
        return c < 0x80
                || Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN
                || (c >= 0x2010 && c <= 0x2030)
                || (c >= 0x3000 && c <= 0x303f)
                || (c >= 0xff00 && c <= 0xffef)
                || c == '\u00b7';
    }
}

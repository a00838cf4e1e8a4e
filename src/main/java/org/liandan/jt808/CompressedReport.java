package org.liandan.jt808;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/**
 * 0x0901, data that the terminal has compressed with GZIP. What they are the standard leaves open.
 *
 * @param data the compressed bytes
 */
public record CompressedReport(Bytes data) implements TerminalNotice {

    public static final int ID = 0x0901;

    @Override
    public int messageId() {
        return ID;
    }

    /**
     * Inflates the data. However small they are, they may say that they are huge: nothing beyond the bound is inflated.
     *
     * @param mostBytes of the inflated data
     */
    public Inflation inflate(int mostBytes) {
        byte[] inflated;
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(data.toArray()))) {
            inflated = in.readNBytes(mostBytes + 1);
        } catch (IOException e) {
            return new Inflation.Refused("压缩数据不是有效的 GZIP / the compressed data are no valid GZIP");
        }
        if (inflated.length > mostBytes) {
            return new Inflation.Refused(
                    "解压后超过 " + mostBytes + " 字节 / inflated data have more than " + mostBytes + " bytes");
        }
        return new Inflation.Inflated(Bytes.copyOf(inflated));
    }
}

package org.liandan.jt808;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** 0x0901: compressed data are inflated up to a bound, and not beyond. */
class CompressedReportTest {

    @Test
    void gzip_is_inflated() throws IOException {
        byte[] data = "积压数据".getBytes(BodyReader.GBK);

        assertThat(new CompressedReport(gzip(data)).inflate(data.length))
                .isEqualTo(new Inflation.Inflated(Bytes.copyOf(data)));
    }

    @Test
    void a_bomb_is_refused_with_its_bound() throws IOException {
        byte[] zeros = new byte[20_000_000];
        Bytes bomb = gzip(zeros);

        assertThat(bomb.size()).isLessThan(30_000);
        assertThat(new CompressedReport(bomb).inflate(1_000_000))
                .isEqualTo(new Inflation.Refused("解压后超过 1000000 字节 / inflated data have more than 1000000 bytes"));
    }

    @Test
    void what_is_no_gzip_is_refused() {
        assertThat(new CompressedReport(Bytes.ofHex("010203040506070809")).inflate(100))
                .isEqualTo(new Inflation.Refused("压缩数据不是有效的 GZIP / the compressed data are no valid GZIP"));
    }

    @Test
    void data_cut_short_are_refused() throws IOException {
        byte[] whole = gzip("积压数据".getBytes(BodyReader.GBK)).toArray();

        assertThat(new CompressedReport(Bytes.copyOf(Arrays.copyOf(whole, whole.length - 9))).inflate(100))
                .isInstanceOf(Inflation.Refused.class);
    }

    private static Bytes gzip(byte[] data) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(data);
        }
        return Bytes.copyOf(bytes.toByteArray());
    }
}

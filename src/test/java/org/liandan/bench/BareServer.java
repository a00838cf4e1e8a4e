package org.liandan.bench;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.epoll.EpollServerSocketChannel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The limit that the server is held against: Netty and nothing behind it, in a process of its own with as many event loops.
 * It either holds connections with an empty handler, or acknowledges well-formed 2013 frames when they have come and stores
 * nothing.
 */
public final class BareServer implements AutoCloseable {

    private final Process process;
    private final int port;

    /**
     * @param acknowledges false for an empty handler
     * @param javaOptions those of the server
     */
    BareServer(boolean acknowledges, String... javaOptions) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseCompactObjectHeaders",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(List.of(javaOptions));
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                BareServer.class.getName(),
                acknowledges ? "acknowledge" : "hold"));
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String line =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
        if (line == null) {
            throw new IllegalStateException("the bare server did not start");
        }
        port = Integer.parseInt(line);
    }

    long pid() {
        return process.pid();
    }

    int port() {
        return port;
    }

    /** Processor time since the start, seconds. */
    double cpuS() {
        return process.info().totalCpuDuration().orElseThrow().toMillis() / 1e3;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    /** The process: prints its port and stays. */
    public static void main(String[] arguments) throws InterruptedException {
        boolean acknowledges = "acknowledge".equals(arguments[0]);
        Channel channel = new ServerBootstrap()
                .group(
                        new EpollEventLoopGroup(1),
                        new EpollEventLoopGroup(Runtime.getRuntime().availableProcessors()))
                .channel(EpollServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, 4096)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel connection) {
                        connection.pipeline().addLast(acknowledges ? new Acknowledging() : new Holding());
                    }
                })
                .bind("127.0.0.1", 0)
                .sync()
                .channel();
        System.out.println(((InetSocketAddress) channel.localAddress()).getPort());
        channel.closeFuture().sync();
    }

    /** Does nothing; what comes is let go by the end of the pipeline. */
    private static final class Holding extends ChannelInboundHandlerAdapter {}

    /** Answers 0x0100 with a code and everything else with 0x8001, as soon as its check code is right. */
    private static final class Acknowledging extends ChannelInboundHandlerAdapter {

        private static final int FLAG = 0x7e;
        private static final int ESCAPE = 0x7d;
        private static final int REGISTRATION = 0x0100;
        private static final byte[] CODE = "CODE".getBytes(StandardCharsets.US_ASCII);

        private final byte[] frame = new byte[1100];
        private int length;
        private int check;
        private boolean escaped;
        private int serial;
        private @Nullable ByteBuf out;

        @Override
        public void channelRead(ChannelHandlerContext context, Object bytes) {
            ByteBuf in = (ByteBuf) bytes;
            while (in.isReadable()) {
                int octet = in.readUnsignedByte();
                if (octet == FLAG) {
                    if (length > BareReader.HEADER && check == 0) {
                        answer(context);
                    }
                    length = 0;
                    check = 0;
                } else if (octet == ESCAPE) {
                    escaped = true;
                } else {
                    int plain = escaped ? octet + ESCAPE - 1 : octet;
                    escaped = false;
                    frame[length++] = (byte) plain;
                    check ^= plain;
                }
            }
            in.release();
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            ByteBuf buffer = out;
            if (buffer != null) {
                out = null;
                ChannelFuture _ = context.writeAndFlush(buffer, context.voidPromise());
            }
        }

        private void answer(ChannelHandlerContext context) {
            ByteBuf buffer = out;
            if (buffer == null) {
                buffer = context.alloc().buffer(256);
                out = buffer;
            }
            boolean registration = ((frame[0] & 0xff) << 8 | (frame[1] & 0xff)) == REGISTRATION;
            buffer.writeByte(FLAG);
            int code = put(buffer, registration ? 0x81 : 0x80) ^ put(buffer, registration ? 0x00 : 0x01);
            code ^= put(buffer, 0) ^ put(buffer, registration ? 3 + CODE.length : 5);
            for (int i = 4; i < 10; i++) {
                code ^= put(buffer, frame[i]);
            }
            code ^= put(buffer, serial >> 8) ^ put(buffer, serial) ^ put(buffer, frame[10]) ^ put(buffer, frame[11]);
            serial = (serial + 1) & 0xffff;
            if (registration) {
                code ^= put(buffer, 0);
                for (byte letter : CODE) {
                    code ^= put(buffer, letter);
                }
            } else {
                code ^= put(buffer, frame[0]) ^ put(buffer, frame[1]) ^ put(buffer, 0);
            }
            int _ = put(buffer, code);
            buffer.writeByte(FLAG);
        }

        /** Escaped; the octet without the escape. */
        private static int put(ByteBuf buffer, int value) {
            int octet = value & 0xff;
            if (octet == FLAG || octet == ESCAPE) {
                buffer.writeByte(ESCAPE).writeByte(octet - ESCAPE + 1);
            } else {
                buffer.writeByte(octet);
            }
            return octet;
        }
    }
}

package org.liandan.demo;

import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.liandan.jt808.Header;
import org.liandan.jt808.Malformed;
import org.liandan.jt808.PlatformMessage;
import org.liandan.jt808.PlatformSink;
import org.liandan.jt808.PlatformStream;
import org.liandan.jt808.StreamLimits;

/** One connection on which recorded frames are sent as they are; what the platform answers is shown as it comes. */
final class FrameConversation implements AutoCloseable, PlatformSink {

    private static final int CONNECT_MILLIS = 5_000;
    private static final int LAST_ANSWERS_SECONDS = 2;

    private final Socket socket;
    private final PrintStream out;
    private final PlatformStream stream = new PlatformStream(StreamLimits.DEFAULT);
    private final AtomicInteger answers = new AtomicInteger();
    private final CountDownLatch ended = new CountDownLatch(1);

    private FrameConversation(Socket socket, PrintStream out) {
        this.socket = socket;
        this.out = out;
    }

    static FrameConversation open(InetSocketAddress platform, PrintStream out) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(platform, CONNECT_MILLIS);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
        FrameConversation conversation = new FrameConversation(socket, out);
        Thread.ofVirtual().name("answers").start(conversation::read);
        return conversation;
    }

    /** False when the platform has hung up; the frame is then to be sent on another connection. */
    boolean send(byte[] frame) {
        if (ended.getCount() == 0) {
            return false;
        }
        try {
            socket.getOutputStream().write(frame);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Waits for the last answers; false when the platform has hung up. */
    boolean finish() throws InterruptedException {
        return !ended.await(LAST_ANSWERS_SECONDS, TimeUnit.SECONDS);
    }

    int answers() {
        return answers.get();
    }

    @Override
    public void message(Header header, PlatformMessage message) {
        answers.incrementAndGet();
        out.println(header.phone() + " " + message);
    }

    @Override
    public void malformed(Malformed malformed) {
        out.println("malformed answer: " + malformed.detail());
    }

    private void read() {
        byte[] bytes = new byte[8192];
        try {
            int count = socket.getInputStream().read(bytes);
            while (count >= 0) {
                stream.read(Unpooled.wrappedBuffer(bytes, 0, count), this);
                count = socket.getInputStream().read(bytes);
            }
        } catch (IOException e) {
            // hung up by either side
        } finally {
            ended.countDown();
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // it is gone either way
        }
    }
}

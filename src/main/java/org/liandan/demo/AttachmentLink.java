package org.liandan.demo;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.liandan.jt808.AttachmentAnswer;
import org.liandan.jt808.AttachmentBlock;
import org.liandan.jt808.AttachmentEnd;
import org.liandan.jt808.AttachmentList;
import org.liandan.jt808.AttachmentList.AttachmentFile;
import org.liandan.jt808.AttachmentRequest;
import org.liandan.jt808.AttachmentStart;
import org.liandan.jt808.FrameWriter;
import org.liandan.jt808.Header;
import org.liandan.jt808.Malformed;
import org.liandan.jt808.PlatformMessage;
import org.liandan.jt808.PlatformSink;
import org.liandan.jt808.PlatformStream;
import org.liandan.jt808.StreamLimits;
import org.liandan.jt808.TerminalMessage;

/**
 * The second connection on which a terminal brings the files of an alarm (T/JSATL 12-2017 clause 4.6): the list, then of each
 * file its name, its blocks and its end, and again what the platform says is missing.
 */
final class AttachmentLink implements AutoCloseable, PlatformSink {

    private static final int CONNECT_MILLIS = 5_000;
    private static final int ANSWER_MILLIS = 20_000;
    private static final int BLOCK_BYTES = 4 << 10;
    private static final int MOST_ROUNDS = 5;

    private final TerminalIdentity identity;
    private final LinkFaults faults;
    private final Socket socket = new Socket();
    private final PlatformStream stream = new PlatformStream(StreamLimits.DEFAULT);
    private final Deque<PlatformMessage> answers = new ArrayDeque<>();
    private int serial;

    private AttachmentLink(TerminalIdentity identity, LinkFaults faults) {
        this.identity = identity;
        this.faults = faults;
    }

    /**
     * Brings all files; returns when the platform has confirmed each.
     *
     * @throws IOException if the platform cannot be reached, hangs up, or never has enough
     */
    static void upload(
            TerminalIdentity identity, AttachmentRequest request, List<AttachedFile> files, LinkFaults faults)
            throws IOException {
        try (AttachmentLink link = new AttachmentLink(identity, faults)) {
            link.socket.setSoTimeout(ANSWER_MILLIS);
            link.socket.connect(new InetSocketAddress(request.host(), request.tcpPort()), CONNECT_MILLIS);
            link.upload(request, files);
        }
    }

    private void upload(AttachmentRequest request, List<AttachedFile> files) throws IOException {
        List<AttachmentFile> list = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            list.add(new AttachmentFile(
                    files.get(i).name(i, request.alarmNumber()),
                    files.get(i).data().size()));
        }
        ask(new AttachmentList(
                request.identifier().terminalId(), request.identifier(), request.alarmNumber(), 0, list));
        for (int i = 0; i < files.size(); i++) {
            upload(list.get(i).name(), files.get(i));
        }
    }

    private void upload(String name, AttachedFile file) throws IOException {
        byte[] data = file.data().toArray();
        ask(new AttachmentStart(name, file.type(), data.length));
        send(name, data, 0, data.length, faults.lostBlocks());
        for (int round = 0; round < MOST_ROUNDS; round++) {
            PlatformMessage answer = ask(new AttachmentEnd(name, file.type(), data.length));
            if (!(answer instanceof AttachmentAnswer found)) {
                throw new IOException("the end of a file was answered by another message than 0x9212");
            }
            if (found.whole()) {
                return;
            }
            for (AttachmentAnswer.Stretch stretch : found.missing()) {
                int from = (int) Math.min(stretch.offset(), data.length);
                send(name, data, from, (int) Math.min(data.length, stretch.offset() + stretch.length()), Set.of());
            }
        }
        throw new IOException("the platform has not got " + name + " after " + MOST_ROUNDS + " rounds");
    }

    private void send(String name, byte[] data, int from, int to, Set<Integer> lost) throws IOException {
        int number = 1;
        for (int at = from; at < to; at += BLOCK_BYTES) {
            int length = Math.min(BLOCK_BYTES, to - at);
            if (!lost.contains(number)) {
                ByteBuf out = Unpooled.buffer(AttachmentBlock.HEAD_BYTES + length);
                new AttachmentBlock(name, at, length).write(out, data, at);
                out.readBytes(socket.getOutputStream(), out.readableBytes());
            }
            number++;
        }
    }

    private PlatformMessage ask(TerminalMessage message) throws IOException {
        ByteBuf out = Unpooled.buffer(256);
        int frames = FrameWriter.write(out, identity.version(), identity.phone(), serial, message);
        serial = serial + frames & 0xffff;
        out.readBytes(socket.getOutputStream(), out.readableBytes());
        byte[] bytes = new byte[2048];
        while (answers.isEmpty()) {
            int count = socket.getInputStream().read(bytes);
            if (count < 0) {
                throw new EOFException("the platform closed the attachment link");
            }
            stream.read(Unpooled.wrappedBuffer(bytes, 0, count), this);
        }
        return answers.removeFirst();
    }

    @Override
    public void message(Header header, PlatformMessage message) {
        answers.add(message);
    }

    @Override
    public void malformed(Malformed malformed) {
        // the answer that does not come ends the link by its time
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

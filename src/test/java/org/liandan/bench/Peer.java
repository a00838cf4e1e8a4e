package org.liandan.bench;

import io.github.yezhihao.protostar.ProtostarUtil;
import io.github.yezhihao.protostar.schema.RuntimeSchema;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/**
 * Reading and writing one kind of message with io.github.yezhihao:protostar as its users do: the header's schema, then the
 * body's, into one bean. It has nothing of its own for flags, escapes, check codes and packages.
 */
final class Peer<M extends PeerMessage> {

    @SuppressWarnings("unchecked") // the peer's own signature is raw
    private final RuntimeSchema<PeerMessage> header = ProtostarUtil.getRuntimeSchema(PeerMessage.class, 0);

    private final RuntimeSchema<M> body;

    @SuppressWarnings("unchecked") // the peer's own signature is raw
    Peer(Class<M> type) {
        this.body = ProtostarUtil.getRuntimeSchema(type, 0);
    }

    /** The message of a header at 0 and the body behind it. */
    M read(byte[] bytes, int end) {
        ByteBuf in = Unpooled.wrappedBuffer(bytes, 0, end);
        M message = body.newInstance();
        header.mergeFrom(in.slice(0, BareReader.HEADER), message);
        body.mergeFrom(in.skipBytes(BareReader.HEADER), message);
        return message;
    }

    void write(ByteBuf out, M message) {
        header.writeTo(out, message);
        body.writeTo(out, message);
    }
}

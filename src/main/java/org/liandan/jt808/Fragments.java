package org.liandan.jt808;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Packages of unfinished messages of one connection (JT/T 808-2013 clause 7.12). A message has no id of its own: its
 * packages agree in phone, message id, total, and serial minus index. They may come in any order and more than once.
 */
final class Fragments {

    private record Key(String phone, int messageId, int total, int firstSerial) {}

    /** What has come of one message. */
    private static final class Unfinished {
        private final byte[] @Nullable [] packages;
        private Header last;
        private int missing;
        private int bytes;

        Unfinished(Header header) {
            this.packages = new byte[header.packageTotal()][];
            this.missing = header.packageTotal();
            this.last = header;
        }
    }

    private final StreamLimits limits;
    /** Oldest first. */
    private final Map<Key, Unfinished> unfinished = new LinkedHashMap<>();

    private int keptBytes;

    Fragments(StreamLimits limits) {
        this.limits = limits;
    }

    /** Keeps a package; the whole body if that was the last one missing, else null. */
    byte @Nullable [] add(Header header, byte[] frame, int start, int end, FrameReader.Receiver receiver) {
        Malformed refusal = refusal(header);
        if (refusal != null) {
            receiver.malformed(refusal);
            return null;
        }
        Key key = new Key(header.phone(), header.messageId(), header.packageTotal(), header.firstSerial());
        Unfinished message = unfinished.get(key);
        if (message == null) {
            if (unfinished.size() == limits.openMessages()) {
                dropOldest(receiver);
            }
            message = new Unfinished(header);
            unfinished.put(key, message);
        }
        if (!keep(message, header, frame, start, end)) {
            receiver.fragment(header);
            return null;
        }
        while (keptBytes > limits.fragmentBytes()) {
            if (unfinished.size() == 1) {
                forget(key, message);
                receiver.malformed(tooLarge(header));
                return null;
            }
            dropOldestBut(key, receiver);
        }
        if (message.missing > 0) {
            receiver.fragment(header);
            return null;
        }
        forget(key, message);
        return join(message);
    }

    List<MissingPackages> missing() {
        List<MissingPackages> all = new ArrayList<>();
        for (Map.Entry<Key, Unfinished> entry : unfinished.entrySet()) {
            Key key = entry.getKey();
            byte[] @Nullable [] packages = entry.getValue().packages;
            List<Integer> indices = new ArrayList<>();
            for (int i = 0; i < packages.length; i++) {
                if (packages[i] == null) {
                    indices.add(i + 1);
                }
            }
            all.add(new MissingPackages(key.messageId, key.firstSerial, key.total, indices));
        }
        return all;
    }

    /** False for a package that has come before. */
    private boolean keep(Unfinished message, Header header, byte[] frame, int start, int end) {
        message.last = header;
        int slot = header.packageIndex() - 1;
        if (message.packages[slot] != null) {
            return false;
        }
        byte[] body = new byte[end - start];
        System.arraycopy(frame, start, body, 0, body.length);
        message.packages[slot] = body;
        message.missing--;
        message.bytes += body.length;
        keptBytes += body.length;
        return true;
    }

    private static byte[] join(Unfinished message) {
        byte[] whole = new byte[message.bytes];
        int at = 0;
        for (byte[] part : message.packages) {
            if (part != null) {
                System.arraycopy(part, 0, whole, at, part.length);
                at += part.length;
            }
        }
        return whole;
    }

    private void forget(Key key, Unfinished message) {
        unfinished.remove(key);
        keptBytes -= message.bytes;
    }

    private void dropOldest(FrameReader.Receiver receiver) {
        Map.Entry<Key, Unfinished> oldest = unfinished.entrySet().iterator().next();
        drop(oldest.getKey(), oldest.getValue(), receiver);
    }

    private void dropOldestBut(Key spared, FrameReader.Receiver receiver) {
        Iterator<Key> keys = unfinished.keySet().iterator();
        Key oldest = keys.next();
        if (oldest.equals(spared)) {
            oldest = keys.next();
        }
        Unfinished message = unfinished.get(oldest);
        if (message != null) {
            drop(oldest, message, receiver);
        }
    }

    private void drop(Key key, Unfinished message, FrameReader.Receiver receiver) {
        forget(key, message);
        receiver.malformed(new Malformed(
                MalformedReason.FRAGMENT_DROPPED,
                0,
                "分包消息未完成即被放弃，缺 " + message.missing + " 包，共 " + key.total + " 包 / split message was given up with "
                        + message.missing + " of " + key.total + " packages missing",
                message.last));
    }

    private @Nullable Malformed refusal(Header header) {
        int total = header.packageTotal();
        int index = header.packageIndex();
        if (index < 1 || index > total) {
            return new Malformed(
                    MalformedReason.FRAGMENT_INDEX,
                    header.version().headerBytes() + 2,
                    "包序号应为 1 至 " + total + "，实为 " + index + " / package index must be 1 to " + total + ", is " + index,
                    header);
        }
        if (total > limits.packages()) {
            return new Malformed(
                    MalformedReason.FRAGMENT_TOO_MANY,
                    header.version().headerBytes(),
                    "分包总数最多 " + limits.packages() + "，实为 " + total + " / a message may have at most "
                            + limits.packages() + " packages, has " + total,
                    header);
        }
        return null;
    }

    private Malformed tooLarge(Header header) {
        return new Malformed(
                MalformedReason.FRAGMENT_TOO_LARGE,
                0,
                "分包消息超过 " + limits.fragmentBytes() + " 字节 / split message has more than " + limits.fragmentBytes()
                        + " bytes",
                header);
    }
}

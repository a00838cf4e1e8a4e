package org.liandan.jt808;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
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
        /** The message had come as a whole before: a late copy of a package, or all of it again. */
        private final boolean again;

        private Header last;
        private long lastMillis;
        private int missing;
        private int bytes;

        Unfinished(Header header, boolean again) {
            this.packages = new byte[header.packageTotal()][];
            this.again = again;
            this.missing = header.packageTotal();
            this.last = header;
        }

        /** What this takes of the budget besides the bodies. */
        int frameBytes() {
            return BYTES_A_SLOT * (packages.length + 8);
        }
    }

    private static final int BYTES_A_SLOT = 8;
    private static final int FINISHED_KNOWN = 4;

    private final StreamLimits limits;
    private final FragmentBudget budget;
    /** Oldest first. */
    private final Map<Key, Unfinished> unfinished = new LinkedHashMap<>();
    /** The messages that became whole last, so that late copies of their packages are not taken for new messages. */
    private final ArrayDeque<Key> finished = new ArrayDeque<>(FINISHED_KNOWN);

    private int keptBytes;

    Fragments(StreamLimits limits, FragmentBudget budget) {
        this.limits = limits;
        this.budget = budget;
    }

    /** Keeps a package; the whole body if that was the last one missing, else null. */
    byte @Nullable [] add(
            Header header, byte[] frame, int start, int end, long nowMillis, FrameReader.Receiver receiver) {
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
            message = new Unfinished(header, finished.contains(key));
            if (!budget.take(message.frameBytes())) {
                receiver.malformed(overBudget(header));
                return null;
            }
            unfinished.put(key, message);
        }
        message.last = header;
        message.lastMillis = nowMillis;
        if (message.packages[header.packageIndex() - 1] != null) {
            receiver.fragment(header);
            return null;
        }
        if (!budget.take(end - start)) {
            // the others stay: this one can be asked for again when there is room
            receiver.malformed(overBudget(header));
            return null;
        }
        keep(message, header.packageIndex() - 1, Arrays.copyOfRange(frame, start, end));
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
        if (finished.size() == FINISHED_KNOWN) {
            finished.remove();
        }
        finished.add(key);
        return join(message);
    }

    List<MissingPackages> missing() {
        if (unfinished.isEmpty()) {
            return List.of();
        }
        List<MissingPackages> all = new ArrayList<>();
        for (Map.Entry<Key, Unfinished> entry : unfinished.entrySet()) {
            Key key = entry.getKey();
            Unfinished message = entry.getValue();
            if (message.again) {
                continue;
            }
            byte[] @Nullable [] packages = message.packages;
            List<Integer> indices = new ArrayList<>();
            for (int i = 0; i < packages.length; i++) {
                if (packages[i] == null) {
                    indices.add(i + 1);
                }
            }
            all.add(new MissingPackages(
                    key.messageId,
                    message.last.version(),
                    key.phone,
                    key.firstSerial,
                    key.total,
                    indices,
                    message.lastMillis));
        }
        return all;
    }

    /** Gives up messages of which nothing has come since then. */
    void expire(long beforeMillis, FrameReader.Receiver receiver) {
        for (Map.Entry<Key, Unfinished> entry : List.copyOf(unfinished.entrySet())) {
            if (entry.getValue().lastMillis < beforeMillis) {
                drop(entry.getKey(), entry.getValue(), receiver);
            }
        }
    }

    /** Forgets everything without a word. */
    void clear() {
        unfinished.values().forEach(message -> budget.giveBack(message.frameBytes() + message.bytes));
        unfinished.clear();
        finished.clear();
        keptBytes = 0;
    }

    private void keep(Unfinished message, int slot, byte[] body) {
        message.packages[slot] = body;
        message.missing--;
        message.bytes += body.length;
        keptBytes += body.length;
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
        budget.giveBack(message.frameBytes() + message.bytes);
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
        if (message.again) {
            return;
        }
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

    private Malformed overBudget(Header header) {
        return new Malformed(
                MalformedReason.FRAGMENT_BUDGET,
                0,
                "所有连接的未完成分包合计已达 " + budget.mostBytes() + " 字节 / unfinished split messages of all connections take "
                        + budget.mostBytes() + " bytes",
                header);
    }
}

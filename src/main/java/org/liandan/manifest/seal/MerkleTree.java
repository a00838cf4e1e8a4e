package org.liandan.manifest.seal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;

/**
 * One hash for many, leaf by leaf, in memory that grows with the logarithm: a leaf is SM3(00 ‖ hash), a node SM3(01 ‖ left ‖ right), and
 * the larger part of an uneven tree lies to the left, as RFC 6962 shapes it.
 */
public final class MerkleTree {

    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    private record Part(byte height, String hash) {}

    private final Deque<Part> parts = new ArrayDeque<>();
    private long leaves;

    /** Adds the next leaf. */
    public void add(String hash) {
        leaves++;
        byte height = 0;
        String whole = Sm3.of(LEAF, HexFormat.of().parseHex(hash));
        while (!parts.isEmpty() && parts.peek().height() == height) {
            whole = node(parts.pop().hash(), whole);
            height++;
        }
        parts.push(new Part(height, whole));
    }

    /** The hash of all leaves so far; {@link Sm3#NOTHING} of none. */
    public String root() {
        String root = "";
        for (Part part : parts) {
            root = root.isEmpty() ? part.hash() : node(part.hash(), root);
        }
        return root.isEmpty() ? Sm3.NOTHING : root;
    }

    /** How many leaves there are. */
    public long leaves() {
        return leaves;
    }

    private static String node(String left, String right) {
        return Sm3.of(NODE, HexFormat.of().parseHex(left), HexFormat.of().parseHex(right));
    }
}

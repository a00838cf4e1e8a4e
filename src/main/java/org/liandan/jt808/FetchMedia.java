package org.liandan.jt808;

/**
 * 0x8803, has the terminal upload files that it has stored.
 *
 * @param filter which
 * @param delete remove them from the terminal afterwards
 */
public record FetchMedia(MediaFilter filter, boolean delete) implements Command {

    public static final int ID = 0x8803;

    @Override
    public int messageId() {
        return ID;
    }
}

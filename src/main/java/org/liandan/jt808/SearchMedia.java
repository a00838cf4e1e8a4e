package org.liandan.jt808;

/** 0x8802, asks which files the terminal has stored; answered by {@link MediaSearchAnswer}. */
public record SearchMedia(MediaFilter filter) implements Command {

    public static final int ID = 0x8802;

    @Override
    public int messageId() {
        return ID;
    }
}

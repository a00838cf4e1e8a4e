package org.liandan.jt808;

/** 0x0800, something was recorded and may be uploaded. */
public record MediaEvent(MediaHead head) implements MediaMessage {

    public static final int ID = 0x0800;

    @Override
    public int messageId() {
        return ID;
    }
}

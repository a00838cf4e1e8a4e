package org.liandan.jt808;

/** A terminal's photos, sounds and videos. */
public sealed interface MediaMessage extends TerminalMessage permits MediaEvent, MediaUpload {

    /** What was taken, when and by which channel. */
    MediaHead head();
}

package org.liandan.jt808;

/** A message of the attachment link: the files of an active-safety alarm (T/JSATL 12-2017 chapter 4, 苏标). */
public sealed interface AttachmentMessage extends TerminalMessage
        permits AttachmentEnd, AttachmentList, AttachmentStart {}

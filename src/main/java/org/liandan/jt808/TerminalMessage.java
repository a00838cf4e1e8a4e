package org.liandan.jt808;

/** A message from a terminal to the platform (JT/T 808 appendix B, terminal to platform). */
public sealed interface TerminalMessage
        permits AttachmentMessage,
                Authentication,
                CommandAnswer,
                Heartbeat,
                LocationBatch,
                LocationReport,
                Logout,
                MediaMessage,
                Registration,
                ResendRequest,
                TerminalNotice,
                TerminalRsaKey,
                TimeQuery,
                UnknownTerminalMessage {

    /** The message id of its frames, 0 to 0xffff. */
    int messageId();
}

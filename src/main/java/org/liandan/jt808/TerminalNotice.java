package org.liandan.jt808;

/** What a terminal tells of its own accord; the platform's answer is 0x8001. */
public sealed interface TerminalNotice extends TerminalMessage
        permits CanBatch,
                CompressedReport,
                DriverIdentity,
                PassThroughUp,
                Waybill {}

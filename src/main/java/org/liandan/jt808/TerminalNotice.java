package org.liandan.jt808;

/** What a terminal reports on its own and the platform answers with 0x8001. */
public sealed interface TerminalNotice extends TerminalMessage
        permits CanBatch,
                CompressedReport,
                DriverIdentity,
                EventReport,
                InfoDemand,
                PassThroughUp,
                QuestionAnswer,
                UpgradeResult,
                Waybill {}

package org.liandan.jt808;

import java.util.List;

/**
 * 0x0704, position reports sent together (2013 on).
 *
 * @param kind why they are sent together
 * @param reports in the order of the message; a batch is taken whole or refused whole
 */
public record LocationBatch(BatchKind kind, List<LocationReport> reports) implements TerminalMessage {

    public static final int ID = 0x0704;

    public LocationBatch {
        reports = List.copyOf(reports);
        Check.atMost("reports", reports.size(), 0xffff);
    }

    @Override
    public int messageId() {
        return ID;
    }
}

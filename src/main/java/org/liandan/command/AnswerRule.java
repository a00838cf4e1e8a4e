package org.liandan.command;

/** What the standard makes of answers to an order (JT/T 808 chapter 6 and the clauses of the messages). */
public enum AnswerRule {
    /** 0x0001 and nothing else. */
    GENERAL,
    /** A message of its own. Terminals that send 0x0001 besides have only acknowledged; one that refuses says so there. */
    SPECIAL,
    /**
     * 0x8801: the prose asks for 0x0001, the tables define 0x0805. An acknowledgement that is followed by nothing counts
     * as the answer.
     */
    EITHER
}

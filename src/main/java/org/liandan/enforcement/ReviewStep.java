package org.liandan.enforcement;

/** What an officer wants to do about one finding. */
public sealed interface ReviewStep {

    /** Characters of a note, at most. */
    int LONGEST_NOTE = 500;

    /** In the officer's own words; may be empty. */
    String note();

    /** 认定属实. */
    record Confirm(String note) implements ReviewStep {}

    /** 不予认定, with the reason. */
    record Dismiss(DismissalReason reason, String note) implements ReviewStep {}

    /**
     * 立案, or added to a case that is open.
     *
     * @param filedUnder identity of the case
     */
    record FileUnder(long filedUnder, String note) implements ReviewStep {}

    /** 移送交管大队. */
    record HandOver(String note) implements ReviewStep {}

    /** The traffic police have it. */
    record Receive(String note) implements ReviewStep {}

    /** The traffic police say what came of it. */
    record Answer(PoliceOutcome outcome, String note) implements ReviewStep {}

    /** 撤销: takes the officer's own last decision back. */
    record Undo(String note) implements ReviewStep {}
}

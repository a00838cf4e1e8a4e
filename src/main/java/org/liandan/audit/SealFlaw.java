package org.liandan.audit;

import org.liandan.party.Sentence;

/** What can be wrong with the chain over the audit log. */
public enum SealFlaw {
    CHANGED("内容与链上摘要不符，已被改动", "it does not have the hash of its place in the chain: it was changed"),
    DELETED("条目已被删除", "the entry was deleted"),
    GAP("链上缺少前面的位置", "places before it are missing in the chain"),
    UNSEALED("条目不在链上，也未等待封存", "it is neither in the chain nor waiting for its place"),
    BACKDATED("时间早于链上之前的条目", "its time is before that of entries that were there before it");

    private final String chinese;
    private final String english;

    SealFlaw(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    /**
     * The sentence for a person.
     *
     * @param entryId number of the entry
     */
    public Sentence of(long entryId) {
        return new Sentence(
                "审计日志条目 " + entryId + "：" + chinese + "。", "Entry " + entryId + " of the audit log: " + english + ".");
    }
}

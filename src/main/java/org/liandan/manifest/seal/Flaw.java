package org.liandan.manifest.seal;

import org.liandan.party.Sentence;

/** What can be wrong with a chain, its keys, the record beside it or an anchor. */
public enum Flaw {
    UNREADABLE("文件内容不是规范格式", "its document is not in canonical form"),
    OTHER_MANIFEST("属于另一份联单", "it belongs to another manifest"),
    GAP("前面缺少步骤，或顺序不对", "steps before it are missing or out of order"),
    BROKEN_LINK("与上一步的摘要不衔接", "it does not follow on the hash of the step before"),
    CHANGED("内容与摘要不符，已被改动", "its content does not have the hash: it was changed"),
    UNKNOWN_KEY("签名密钥不在名单中", "the key that signed is not among the keys"),
    OTHER_HOLDER("签名密钥不属于该单位", "the key that signed is not that organisation's"),
    KEY_NOT_VALID("签名时密钥不在有效期内", "the key was not in use at that time"),
    BAD_SIGNATURE("签名无效", "the signature is not valid"),
    KEY_ALTERED("公钥与密钥编号不符", "the public key does not have its id"),
    KEY_NOT_ENDORSED("公钥没有平台的有效背书", "the platform does not vouch for the key"),
    OTHER_ROOT("平台根密钥不是所要求的那一把", "the platform's root key is not the one that was asked for"),
    CUT_SHORT("步骤数或末尾摘要与平台声明不符", "the platform's statement names another number of steps or another end"),
    NO_STEPS("没有任何步骤", "there are no steps"),
    UNSEALED("没有签名，也不是启用前的旧记录", "it is not signed, and no record from before signing began"),
    RECORD_CHANGED("联单记录与签名内容不符", "the manifest's record differs from what was signed"),
    HISTORY_MISSING("联单没有历史记录", "the manifest has no history"),
    RECORD_MISSING("历史记录没有对应的联单", "its history has no manifest"),
    LEGACY_COUNT("启用签名前的旧记录数量变了", "the number of records from before signing began has changed"),
    ANCHOR_BROKEN("日锚链断裂或缺日", "the chain of daily anchors is broken, or a day is missing"),
    ANCHOR_DIFFERS("当日步骤与日锚不符", "the day's steps do not hash to the day's anchor"),
    AUDIT_LOG_CUT(
            "审计日志链与日锚不符，被截断或重写",
            "the audit log's chain does not have the place and hash of the anchor: it was cut or rewritten"),
    ANCHOR_FILE_DIFFERS("日锚与数据目录中的文件不符", "the anchor differs from the file in the data folder"),
    BOOKS_DIFFER("场所账目与联单合计不符", "the site's books are not the sum of its manifests");

    private final String chinese;
    private final String english;

    Flaw(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    /** What is wrong, as a clause. */
    public Sentence sentence() {
        return new Sentence(chinese, english);
    }
}

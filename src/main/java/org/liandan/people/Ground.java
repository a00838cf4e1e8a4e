package org.liandan.people;

import org.liandan.party.Sentence;

/** On what ground personal data is processed; clauses of 《中华人民共和国个人信息保护法》 unless another law is named. */
@SuppressWarnings("ImmutableEnumChecker")
public enum Ground {
    /** The manifest's fields are ordered by the notice. */
    DUTY("第十三条第（三）项：履行法定职责或者法定义务", "Art. 13 (3): a statutory duty, that of the notice on manifests"),
    /** Who may sign in, and who did what. */
    SECURITY(
            "第十三条第（三）项，《网络安全法》：网络日志留存不少于六个月",
            "Art. 13 (3) with the Cybersecurity Law: logs are kept for six months at least"),
    /** Facts on which an administrative penalty may rest. */
    PENALTY("第十三条第（三）项，《行政处罚法》第三十六条：违法行为二年内可处罚", "Art. 13 (3) with Penalties Law art. 36: two years"),
    /** The organisation that a person works for has entered them, to do what it is registered for. */
    WORK("第十三条第（二）项：履行合同、实施人力资源管理所必需", "Art. 13 (2): a contract, or the employer's management of its people");

    private final Sentence words;

    Ground(String chinese, String english) {
        words = new Sentence(chinese, english);
    }

    public Sentence words() {
        return words;
    }
}

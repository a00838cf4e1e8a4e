package org.liandan.manifest.seal;

import org.liandan.party.Sentence;

/**
 * Something that does not hold.
 *
 * @param flaw what is wrong
 * @param where which step, key, column or day
 * @param detail more, or empty
 */
public record Finding(Flaw flaw, Sentence where, String detail) {

    /** Of a step of a manifest. */
    static Finding ofStep(Flaw flaw, int seq) {
        return new Finding(flaw, step(seq), "");
    }

    static Finding ofKey(Flaw flaw, String key) {
        return new Finding(flaw, new Sentence("密钥 " + key, "Key " + key), "");
    }

    /** The words for a step. */
    public static Sentence step(int seq) {
        return new Sentence("第 " + seq + " 步", "Step " + seq);
    }

    /** The sentence for a person, both languages. */
    public Sentence sentence() {
        String more = detail.isEmpty() ? "" : " (" + detail + ")";
        return new Sentence(
                where.chinese() + "：" + flaw.sentence().chinese() + more + "。",
                where.english() + ": " + flaw.sentence().english() + more + ".");
    }
}

package org.liandan.enforcement.store;

import org.liandan.enforcement.ReviewRefusal;
import org.liandan.party.Sentence;

/** A step was refused, and its transaction leaves nothing behind. */
public final class ReviewRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ReviewRefusal code;
    private final transient Sentence sentence;

    public ReviewRefusedException(ReviewRefusal code, Object... found) {
        this(code, code.sentence(found));
    }

    ReviewRefusedException(ReviewRefusal code, Sentence sentence) {
        super(code + ": " + sentence.english());
        this.code = code;
        this.sentence = sentence;
    }

    public ReviewRefusal code() {
        return code;
    }

    public Sentence sentence() {
        return sentence;
    }
}

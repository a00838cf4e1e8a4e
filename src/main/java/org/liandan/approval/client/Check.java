package org.liandan.approval.client;

/** The assertions of one scenario, counted as they come, so that a report can name the one that failed by its number. */
final class Check {

    private int count;

    /** An assertion that does not hold. */
    static final class Failed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final int number;

        Failed(int number, String sentence) {
            super(sentence);
            this.number = number;
        }

        int number() {
            return number;
        }
    }

    /**
     * The next assertion.
     *
     * @param says what must hold
     * @param seen what there was instead, for whoever reads of the failure
     */
    void that(boolean holds, String says, Object seen) {
        count++;
        if (!holds) {
            throw new Failed(count, says + " — " + seen);
        }
    }

    /** An answer's status. */
    void status(Rest.Answer answer, int wanted, String says) {
        that(answer.is(wanted), says + " → " + wanted, answer);
    }

    /** A refusal with that code, under whatever status. */
    void refused(Rest.Answer answer, String code, String says) {
        that(answer.status() >= 400 && answer.status() < 500 && answer.refusedWith(code), says + " → " + code, answer);
    }

    /** The state that an answer gives. */
    void state(Rest.Answer answer, String wanted, String says) {
        that(answer.is(200) && answer.at("/state").equals(wanted), says + " → " + wanted, answer);
    }

    int count() {
        return count;
    }
}

package org.liandan.http;

import java.util.Optional;

/** Recognises a refusal in an exception of some library, so that it does not leave as a bare 500. */
public interface FailureTranslator {

    /** The refusal that this exception (or one of its causes) stands for, or empty if it is a real failure. */
    Optional<Problem> translate(Throwable failure);
}

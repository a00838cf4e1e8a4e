package org.liandan.http;

import java.util.OptionalLong;

/** For whose eyes what is read now is meant. */
@FunctionalInterface
public interface ReadingParty {

    /**
     * The organisation whose people are being answered, where they see nothing but what their own organisation is a party to; empty for
     * officers, for requests that change something (their rules look at others' records), and where nobody is being answered.
     */
    OptionalLong organization();
}

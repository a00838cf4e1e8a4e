package org.liandan.app;

import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtLogRecord;
import org.jspecify.annotations.Nullable;
import org.liandan.audit.PersonalData;

/**
 * Makes mobile and citizens' numbers unreadable in whatever is logged, by whomever: our own sentences, those of libraries, and the
 * messages of failures with their causes. What writes a log line need not think of it, and cannot forget it. Names are not known by
 * their form: nothing logs them, and the database driver is told not to quote rows in its failures.
 */
@LoggingFilter(name = PersonalDataFilter.NAME)
public final class PersonalDataFilter implements Filter {

    /** Its name in the settings of a log handler. */
    static final String NAME = "personal-data";

    /** Causes of causes that are looked at; what lies deeper is left out. */
    private static final int DEEPEST = 16;

    // what takes its place formats anew each time
    @Override
    @SuppressWarnings("deprecation")
    public boolean isLoggable(LogRecord line) {
        String said = line instanceof ExtLogRecord extended ? extended.getFormattedMessage() : line.getMessage();
        if (said != null) {
            String masked = PersonalData.masked(said);
            if (!masked.equals(said)) {
                say(line, masked);
            }
        }
        Throwable thrown = line.getThrown();
        if (thrown != null && tells(thrown, 0)) {
            line.setThrown(new MaskedFailure(thrown, 0));
        }
        return true;
    }

    private static void say(LogRecord line, String masked) {
        if (line instanceof ExtLogRecord extended) {
            extended.setMessage(masked, ExtLogRecord.FormatStyle.NO_FORMAT);
        } else {
            line.setMessage(masked);
            line.setParameters(null);
        }
    }

    /** Whether there is something to be masked in what is printed of it. */
    private static boolean tells(Throwable thrown, int depth) {
        String said = thrown.toString();
        if (!PersonalData.masked(said).equals(said)) {
            return true;
        }
        if (depth >= DEEPEST) {
            return false;
        }
        for (Throwable suppressed : thrown.getSuppressed()) {
            if (tells(suppressed, depth + 1)) {
                return true;
            }
        }
        Throwable cause = thrown.getCause();
        return cause != null && tells(cause, depth + 1);
    }

    /** What is printed instead of a failure: the same but for the numbers, its class before its message. */
    private static final class MaskedFailure extends Exception {

        private static final long serialVersionUID = 1L;

        MaskedFailure(Throwable original, int depth) {
            super(PersonalData.masked(original.toString()), cause(original, depth));
            setStackTrace(original.getStackTrace());
            if (depth < DEEPEST) {
                for (Throwable suppressed : original.getSuppressed()) {
                    addSuppressed(new MaskedFailure(suppressed, depth + 1));
                }
            }
        }

        private static @Nullable Throwable cause(Throwable original, int depth) {
            Throwable cause = original.getCause();
            return cause == null || depth >= DEEPEST ? null : new MaskedFailure(cause, depth + 1);
        }

        // a failure's own adds its class, and this one stands for others
        @Override
        @SuppressWarnings("OverrideThrowableToString")
        public String toString() {
            return String.valueOf(getMessage());
        }
    }
}

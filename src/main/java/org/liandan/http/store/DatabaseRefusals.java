package org.liandan.http.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.OptimisticLockException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.liandan.http.FailureTranslator;
import org.liandan.http.FieldViolation;
import org.liandan.http.Problem;
import org.postgresql.util.PSQLException;

/**
 * The database is the last guard of every rule that it knows, and its constraints carry names of the form
 * {@code <table>_<field>_<uk|ck|fk>}; so a broken one can be told to the client as the field that it is about.
 */
@ApplicationScoped
public class DatabaseRefusals implements FailureTranslator {

    private static final String UNIQUE_VIOLATION = "23505";
    private static final String FOREIGN_KEY_VIOLATION = "23503";
    private static final String CHECK_VIOLATION = "23514";
    private static final int DEEPEST_CAUSE = 12;

    @Override
    public Optional<Problem> translate(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (cause instanceof OptimisticLockException) {
                return Optional.of(Problem.conflict(
                        "stale-version",
                        "记录已被他人修改，请刷新后重试 The record has been changed meanwhile; read it again.",
                        Map.of()));
            }
            if (cause instanceof PSQLException database) {
                return refusal(database);
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    private static Optional<Problem> refusal(PSQLException database) {
        var message = database.getServerErrorMessage();
        String constraint = message == null ? null : message.getConstraint();
        String table = message == null ? null : message.getTable();
        if (constraint == null || table == null || database.getSQLState() == null) {
            return Optional.empty();
        }
        String field = field(table, constraint);
        return switch (database.getSQLState()) {
            case UNIQUE_VIOLATION ->
                Optional.of(new Problem(
                        409,
                        "duplicate",
                        "已有相同的记录 There is such a record already.",
                        List.of(new FieldViolation(field, "已被使用 is already in use")),
                        Map.of()));
            case FOREIGN_KEY_VIOLATION ->
                Optional.of(Problem.invalid(
                        List.of(new FieldViolation(field, "所指记录不存在，或仍被引用 refers to a record that does not exist"))));
            case CHECK_VIOLATION ->
                Optional.of(Problem.invalid(
                        List.of(new FieldViolation(field, "不符合规则 " + constraint + " breaks the rule " + constraint))));
            default -> Optional.empty();
        };
    }

    /** {@code organization}, {@code organization_credit_code_uk} → {@code creditCode}. */
    static String field(String table, @Nullable String constraint) {
        String name = String.valueOf(constraint);
        name = name.startsWith(table + "_") ? name.substring(table.length() + 1) : name;
        name = name.replaceFirst("_(uk|ck|fk|pk)$", "");
        StringBuilder camel = new StringBuilder();
        for (String word : name.split("_", -1)) {
            camel.append(
                    camel.isEmpty() || word.isEmpty()
                            ? word
                            : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return camel.toString();
    }
}

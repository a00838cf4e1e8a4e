package org.liandan.http.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.OptimisticLockException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
    private static final String CHARACTER_NOT_IN_REPERTOIRE = "22021";
    private static final String SERIALIZATION_FAILURE = "40001";
    private static final String DEADLOCK = "40P01";
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
        String state = String.valueOf(database.getSQLState());
        return switch (state) {
            case UNIQUE_VIOLATION, FOREIGN_KEY_VIOLATION, CHECK_VIOLATION -> brokenConstraint(database, state);
            case CHARACTER_NOT_IN_REPERTOIRE ->
                Optional.of(Problem.malformed(
                        "文本中有不能保存的字符（NUL） The text contains a character that cannot be stored (NUL)."));
            case SERIALIZATION_FAILURE, DEADLOCK ->
                Optional.of(Problem.conflict(
                        "concurrent-change",
                        "与另一操作同时进行，请重试 Another change was under way at the same time; try again.",
                        Map.of()));
            default -> Optional.empty();
        };
    }

    private static Optional<Problem> brokenConstraint(PSQLException database, String state) {
        var message = database.getServerErrorMessage();
        String constraint = message == null ? null : message.getConstraint();
        String table = message == null ? null : message.getTable();
        if (constraint == null || table == null) {
            return Optional.empty();
        }
        String field = field(table, constraint);
        return Optional.of(
                switch (state) {
                    case UNIQUE_VIOLATION ->
                        new Problem(
                                409,
                                "duplicate",
                                "已有相同的记录 There is such a record already.",
                                List.of(new FieldViolation(field, "已被使用 is already in use")),
                                Map.of());
                    case FOREIGN_KEY_VIOLATION ->
                        Problem.invalid(
                                List.of(new FieldViolation(field, "所指记录不存在 refers to a record that does not exist")));
                    default ->
                        Problem.invalid(List.of(
                                new FieldViolation(field, "不符合规则 " + constraint + " breaks the rule " + constraint)));
                });
    }

    /** {@code organization}, {@code organization_credit_code_uk} → {@code creditCode}. */
    static String field(String table, String constraint) {
        String name = constraint.startsWith(table + "_") ? constraint.substring(table.length() + 1) : constraint;
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

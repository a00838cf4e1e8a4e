package org.liandan.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.liandan.jt808.Command;
import org.liandan.jt808.Parameter;
import org.liandan.jt808.ParameterId;
import org.liandan.jt808.QueryParameters;
import org.liandan.jt808.SetParameters;

/** Requests about the terminal's parameters (JT/T 808-2013 table 12, 2019 table 13). */
final class ParameterForms {

    private static final int MOST_PARAMETERS = 50;
    private static final int MOST_QUERIED = 100;
    private static final int MOST_BYTES = 255;

    private ParameterForms() {}

    /** {@code parameters: [{id: "0x0055", value: 60}]}; one that the standard does not know has hexadecimal digits. */
    static Command set(RequestFields request) {
        List<Parameter> parameters = new ArrayList<>();
        for (RequestFields part : request.parts("parameters", 1, MOST_PARAMETERS)) {
            long id = id(part.text("id", 1, 10), "id", part);
            Optional<ParameterId> known = ParameterId.of(id);
            parameters.add(
                    known.isPresent()
                            ? value(known.get(), part)
                            : new Parameter.Raw(id, part.bytes("value", MOST_BYTES)));
            part.refuseTheRest();
        }
        return new SetParameters(parameters);
    }

    private static Parameter value(ParameterId id, RequestFields part) {
        String words = part.text("value", 0, 2 * MOST_BYTES);
        try {
            return Parameter.of(id, words);
        } catch (IllegalArgumentException e) {
            String rule = String.valueOf(e.getMessage());
            int parted = rule.indexOf(" / ");
            part.fault(
                    "value",
                    parted < 0 ? rule : rule.substring(0, parted),
                    parted < 0 ? rule : rule.substring(parted + 3));
            return new Parameter.Raw(id.id(), org.liandan.jt808.Bytes.EMPTY);
        }
    }

    /** {@code ids: ["0x0055"]}. */
    static Command query(RequestFields request) {
        List<Long> ids = new ArrayList<>();
        for (Object element : request.list("ids", 1, MOST_QUERIED)) {
            ids.add(id(element.toString(), "ids", request));
        }
        return new QueryParameters(ids);
    }

    /** {@code 0x0055} or 85, or the name that {@link ParameterId} gives it. */
    private static long id(String words, String field, RequestFields fields) {
        for (ParameterId known : ParameterId.values()) {
            if (known.name().equals(words)) {
                return known.id();
            }
        }
        try {
            long id = Long.decode(words.strip());
            if (id > 0 && id <= 0xffff_ffffL) {
                return id;
            }
        } catch (NumberFormatException e) {
            // said below, as for a number out of range
        }
        fields.fault(field, "应为参数 ID，例如 0x0055", "must be the id of a parameter, for instance 0x0055");
        return 0;
    }
}

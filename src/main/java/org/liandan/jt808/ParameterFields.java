package org.liandan.jt808;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.liandan.jt808.Fields.Tree;

/** Fields of parameters. */
final class ParameterFields {

    private ParameterFields() {}

    static void put(Tree tree, SetParameters message) {
        putList(tree, message.parameters());
    }

    static void put(Tree tree, ParameterAnswer message) {
        tree.put("reply_serial", message.answeredSerial());
        putList(tree, message.parameters());
    }

    static void put(Tree tree, QueryParameters message) {
        tree.put("count", message.ids().size())
                .put("ids", message.ids().stream().map(ParameterFields::id).toList());
    }

    private static void putList(Tree tree, List<Parameter> parameters) {
        tree.put("count", parameters.size())
                .put("params", parameters.stream().map(ParameterFields::of).toList());
    }

    private static Map<String, @Nullable Object> of(Parameter parameter) {
        Bytes value = ParameterCodec.value(parameter, ProtocolVersion.V2019);
        Tree tree = new Tree().put("id", id(parameter.id()));
        ParameterId.of(parameter.id()).ifPresent(known -> {
            tree.put("name", known.chinese() + " · " + known.english());
            if (!known.unit().isEmpty()) {
                tree.put("unit", known.unit());
            }
        });
        tree.put("len", value.size()).put("hex", value.toHex());
        switch (parameter) {
            case Parameter.Number number -> tree.put("value", number.value());
            case Parameter.Text text -> tree.put("value", text.value());
            case Parameter.Raw raw -> raw.number().ifPresent(number -> tree.put("value", number));
        }
        return tree.map();
    }

    private static String id(long id) {
        return String.format(Locale.ROOT, "0x%04x", id);
    }
}

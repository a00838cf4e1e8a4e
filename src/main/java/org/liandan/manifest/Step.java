package org.liandan.manifest;

import org.liandan.party.Sentence;

/** What somebody wants to do to a manifest, unchecked. */
public sealed interface Step {

    /** Put other content into a draft. */
    record Edit(Consignment consignment, Entries producer) implements Step {}

    /** 产出方创建电子联单: the producer confirms its part. */
    record Issue() implements Step {}

    /** 承运方核实联单内容: the carrier confirms and fills its part, by whatever road. */
    record Carry(Entries carrier, Channel channel) implements Step {

        /** Confirmed directly. */
        public Carry(Entries carrier) {
            this(carrier, Channel.DIRECT);
        }
    }

    /** The truck has arrived at the destination, said by whatever road. */
    record Arrive(Channel channel) implements Step {

        /** Said directly. */
        public Arrive() {
            this(Channel.DIRECT);
        }
    }

    /** 接收方核实联单内容: the receiver confirms, fills its part and decides. */
    record Receive(Entries receiver) implements Step {}

    /** Void the manifest. */
    record Cancel(String reason) implements Step {}

    /** The step as the end of a sentence. */
    default Sentence named() {
        return switch (this) {
            case Edit ignored -> new Sentence("修改草稿", "edit it");
            case Issue ignored -> new Sentence("签发", "issue it");
            case Carry ignored -> new Sentence("确认承运", "confirm the carriage");
            case Arrive ignored -> new Sentence("登记到达", "record the arrival");
            case Receive ignored -> new Sentence("确认接收", "confirm the receipt");
            case Cancel ignored -> new Sentence("作废", "cancel it");
        };
    }
}

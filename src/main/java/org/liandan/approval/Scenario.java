package org.liandan.approval;

import static org.liandan.approval.Trace.called;
import static org.liandan.approval.Trace.recorded;
import static org.liandan.approval.Trace.refused;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.liandan.approval.Deed.Kind;
import org.liandan.party.Sentence;

/**
 * What software of a vendor must be able to do, each under its number. Numbers never change their meaning; what is added gets
 * the next one. {@code docs/integration.md} is this table, the reference client runs it, the sandbox watches for it.
 */
public enum Scenario {
    S01(
            "创建并签发联单",
            "A manifest is created and issued",
            "201 with `Location` and `ETag`; read again, it is `ISSUED` and says what was sent",
            "Everything else rests on it.",
            called("POST", "/manifests", 201),
            called("GET", "/manifests/*", 200)),
    S02(
            "按代码处理拒绝",
            "Refusals are told apart by code",
            "a missing field 400 by its path, a forbidden destination 422 `DESTINATION_NOT_ALLOWED`, a wrong party 403;"
                    + " every one with clause, Chinese and English; nothing is written",
            "People must read why. Sentences may be reworded, codes stay.",
            refused("POST", "/manifests", 400, "*"),
            refused("POST", "/manifests", 422, "destination-not-allowed"),
            refused("PUT", "/manifests/*/carriage", 403, "not-the-carrier")),
    S03(
            "承运方核实",
            "The carrier confirms",
            "`PUT …/carriage` is 200 and the manifest `IN_TRANSIT`; a second load on that truck is 409 or 422 `PLATE_BUSY`",
            "One truck, one trip, one manifest.",
            called("PUT", "/manifests/*/carriage", 200),
            refused("PUT", "/manifests/*/carriage", 0, "plate-busy")),
    S04(
            "到达与接收",
            "Arrival and receipt",
            "`POST …/arrival` is `DELIVERED`, `PUT …/receipt` with `ACCEPTED` is `CLOSED`, with five lines of history",
            "This closes the identity card of the load.",
            called("POST", "/manifests/*/arrival", 200),
            called("PUT", "/manifests/*/receipt", 200),
            recorded(Kind.ACCEPTED)),
    S05(
            "部分接受",
            "Acceptance in part",
            "without a reason 422 `REFUSAL_REASON_REQUIRED`, with one `CLOSED` and the smaller volume",
            "What is not accepted has to go somewhere: it is never left out.",
            refused("PUT", "/manifests/*/receipt", 0, "refusal-reason-required"),
            recorded(Kind.PARTLY_ACCEPTED)),
    S06(
            "拒收与续运",
            "Full refusal and the onward leg",
            "`REJECTED`, then `POST …/onward` gives a child that names its parent; a second child is 409 `ALREADY_CONTINUED`",
            "Every refusal has a next destination, once.",
            recorded(Kind.REJECTED),
            recorded(Kind.SENT_ON),
            refused("POST", "/manifests/*/onward", 409, "already-continued")),
    S07(
            "更正：提出并获同意",
            "A correction that is agreed to",
            "`PENDING` until everyone else who signed has approved, then `APPLIED`; the manifest has a new edition and keeps the old",
            "Nothing that was signed is edited in place.",
            called("POST", "/manifests/*/corrections", 201),
            called("PUT", "/manifests/*/corrections/*/approval", 200),
            recorded(Kind.CORRECTED)),
    S08(
            "更正：不同意",
            "A correction that is declined",
            "`DECLINED` with the reason, and the manifest as it was; a second proposal while one waits is 409 `CORRECTION_PENDING`",
            "Other software must show what waits for its people.",
            refused("POST", "/manifests/*/corrections", 409, "correction-pending"),
            called("PUT", "/manifests/*/corrections/*/refusal", 200)),
    S09(
            "作废",
            "Cancellation",
            "`CANCELLED` with the reason; every step afterwards is 409 `WRONG_STATE`",
            "A number is never used again.",
            called("POST", "/manifests/*/cancellation", 200),
            recorded(Kind.CANCELLED)),
    S10(
            "一次开具三十份",
            "Thirty in one go",
            "`POST /manifests/batch` gives thirty numbers; with one bad item and all or nothing asked for 422 `batch-refused`,"
                    + " each item with its own result",
            "A morning's trucks are one request, not thirty.",
            called("POST", "/manifests/batch", 200),
            refused("POST", "/manifests/batch", 422, "batch-refused")),
    S11(
            "重复请求不重复开单",
            "The same request twice is one manifest",
            "the same `Idempotency-Key` and body give the same number; the same key with another body 422",
            "An answer that was lost must not make a second load.",
            Trace.repeated("POST", "/manifests", 201),
            refused("POST", "/manifests", 422, "idempotency-key-reused")),
    S12(
            "版本冲突",
            "A stale version",
            "a step with an old `If-Match` is 409 `STALE_VERSION` and tells the version now; with the new one it is taken",
            "Whoever decides must have seen what holds.",
            refused("*", "/manifests/*", 409, "stale-version")),
    S13(
            "两人同时确认",
            "Two confirm at once",
            "one is 200, the other 409 with `state` and `lastStep`: who was faster, and when",
            "Gates have two keepers.",
            refused("PUT", "/manifests/*/receipt", 409, "wrong-state")),
    S14(
            "下载并核验签名链",
            "The proof is downloaded and checked",
            "`GET …/proof` holds one signed step for each line of history and verifies without the server; with one"
                    + " character changed it does not",
            "Nobody has to believe the platform. Seen here is the download only; that it is checked is shown to the bureau.",
            called("GET", "/manifests/*/proof", 200)),
    S15(
            "身份证",
            "The certificate",
            "409 before the receipt; afterwards JSON with times, places, volumes, parties and the code to check, and a PDF",
            "It is what a driver shows at the roadside.",
            refused("GET", "/manifests/*/certificate", 409, "*"),
            called("GET", "/manifests/*/certificate", 200)),
    S16(
            "回调：验签、按序、识别重复",
            "Webhooks: signed, in order, known again",
            "four steps come in their order, each signed; one answered with 503 comes again under the same `Liandan-Delivery`",
            "At least once is all a network can promise.",
            called("POST", "/webhooks", 201),
            recorded(Kind.TOLD)),
    S17(
            "回调：死信与重投",
            "Webhooks: dead letter and redelivery",
            "an event answered three times with 422 stands among the dead letters; `POST …/redelivery` brings it once more",
            "A message that was refused is not a message that was lost.",
            called("GET", "/webhooks/*/dead-letters", 200),
            recorded(Kind.TOLD_AGAIN)),
    S18(
            "按位置读取事件",
            "Events are pulled from a cursor",
            "`GET /events?after=` gives the steps in their order and `next`; asked with `next`, none comes twice and none is missing",
            "Ask here instead of reading every manifest every minute.",
            Trace.twice("GET", "/events", 200)),
    S19(
            "车载终端电子运单",
            "The waybill from the truck",
            "0x0701 over a JT/T 808 connection is answered with 0x8001, the driver is told by 0x8300, the manifest is `IN_TRANSIT`",
            "Drivers have a terminal, not a keyboard.",
            recorded(Kind.WAYBILL)),
    S20(
            "断网号段",
            "Numbers for a place without network",
            "a reserved number is taken with the manifest that was written under it, once; again it is 409 `NUMBER_USED`",
            "A site without network writes the number on paper first.",
            called("POST", "/number-blocks", 201),
            recorded(Kind.RESERVED_NUMBER),
            refused("POST", "/manifests", 409, "number-used")),
    S21(
            "遵守频率限制",
            "The limit of requests is honoured",
            "`RateLimit-Remaining` falls to 0, the next is 429 with `Retry-After`; after that time everything is taken",
            "Whoever repeats at once makes it worse for everybody else.",
            Trace.rested());

    private final String chinese;
    private final String english;
    private final String expected;
    private final String why;
    /** Unmodifiable, of records. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<Trace> traces;

    Scenario(String chinese, String english, String expected, String why, Trace... traces) {
        this.chinese = chinese;
        this.english = english;
        this.expected = expected;
        this.why = why;
        this.traces = List.of(traces);
    }

    /** What it is about. */
    public Sentence title() {
        return new Sentence(chinese, english);
    }

    /** What the platform answers to a client that does it right; Markdown. */
    public String expected() {
        return expected;
    }

    /** Why it is asked for; Markdown. */
    public String why() {
        return why;
    }

    /** What a sandbox must have seen of it, all of them. */
    public List<Trace> traces() {
        return traces;
    }

    /** The scenario of that number, in any case; empty when there is none. */
    public static Optional<Scenario> of(String number) {
        String wanted = number.strip().toUpperCase(Locale.ROOT);
        return List.of(values()).stream()
                .filter(scenario -> scenario.name().equals(wanted))
                .findFirst();
    }
}

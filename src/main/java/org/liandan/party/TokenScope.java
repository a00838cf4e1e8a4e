package org.liandan.party;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an {@link ApiToken} may be good for: reading or changing one kind of record. It narrows what the account may do and never
 * widens it. Which scope a request needs hangs on its method and on the first words of its path; what no scope is named for here no
 * token of this kind reaches.
 */
public enum TokenScope {
    MANIFEST_READ(
            "manifest:read", "查看联单、更正、号段、运单和签名证明", "Read manifests, corrections, blocks of numbers, waybills, proofs"),
    MANIFEST_WRITE("manifest:write", "填写和签署联单，提出和答复更正", "Fill in and sign manifests, propose and answer corrections"),
    LEDGER_READ("ledger:read", "查看台账、登记表、统计和导出文件", "Read ledgers, registers, figures and exports"),
    LEDGER_WRITE("ledger:write", "确认台账，登记残渣，建立导出任务", "Confirm ledgers, record residues, ask for exports"),
    TRACK_READ("track:read", "查看车辆位置、轨迹、照片和安全报警", "Read positions, tracks, photos and safety alarms"),
    TRACK_WRITE("track:write", "留存照片和附件", "Keep photos and files"),
    VIOLATION_READ("violation:read", "查看违规线索和案件", "Read findings and cases"),
    VIOLATION_WRITE("violation:write", "复核违规线索，办理案件", "Review findings, work on cases"),
    REGISTRY_READ(
            "registry:read",
            "查看单位、车辆、终端、驾驶员、场所、路线和规则",
            "Read organisations, vehicles, terminals, drivers, places, routes, rules"),
    REGISTRY_WRITE("registry:write", "登记和修改上述对象", "Enter and change those"),
    TERMINAL_READ("terminal:read", "查看终端的会话、消息和指令", "Read sessions, messages and orders of terminals"),
    TERMINAL_WRITE("terminal:write", "向终端下达指令", "Send orders to terminals"),
    EVENT_READ("event:read", "查看事件和回调", "Read events and webhooks"),
    EVENT_WRITE("event:write", "设置回调，要求重投", "Set up webhooks, ask for calls again"),
    OPERATIONS_READ("operations:read", "查看服务器运行状况", "Read how the server is"),
    AUDIT_READ("audit:read", "查询审计日志", "Search the audit log");

    private static final String API = "api";
    private static final String VERSION = "v1";
    private static final Set<String> READING = Set.of("GET", "HEAD");

    /** For anything else that is sent no token is good: there is no such resource, or none that reads. */
    private static final Set<String> WRITING = Set.of("POST", "PUT", "PATCH", "DELETE");

    /**
     * What reading and writing of a resource needs. Accounts, passwords, tokens and exports of personal data are missing on purpose:
     * they are for people who have signed in.
     */
    private static final Map<String, Pair> RESOURCES = Map.ofEntries(
            Map.entry("manifests", new Pair(MANIFEST_READ, MANIFEST_WRITE)),
            Map.entry("corrections", new Pair(MANIFEST_READ, MANIFEST_WRITE)),
            Map.entry("number-blocks", new Pair(MANIFEST_READ, MANIFEST_WRITE)),
            Map.entry("manifest-anchors", new Pair(MANIFEST_READ, MANIFEST_WRITE)),
            Map.entry("waybills", new Pair(MANIFEST_READ, MANIFEST_WRITE)),
            Map.entry("inbox", new Pair(MANIFEST_READ, MANIFEST_WRITE)),
            Map.entry("ledgers", new Pair(LEDGER_READ, LEDGER_WRITE)),
            Map.entry("registers", new Pair(LEDGER_READ, LEDGER_WRITE)),
            Map.entry("exports", new Pair(LEDGER_READ, LEDGER_WRITE)),
            Map.entry("statistics", new Pair(LEDGER_READ, LEDGER_WRITE)),
            Map.entry("site-books", new Pair(LEDGER_READ, LEDGER_WRITE)),
            Map.entry("stream", new Pair(TRACK_READ, TRACK_WRITE)),
            Map.entry("tracks", new Pair(TRACK_READ, TRACK_READ)),
            Map.entry("media", new Pair(TRACK_READ, TRACK_WRITE)),
            Map.entry("safety-alarms", new Pair(TRACK_READ, TRACK_WRITE)),
            Map.entry("violations", new Pair(VIOLATION_READ, VIOLATION_WRITE)),
            Map.entry("cases", new Pair(VIOLATION_READ, VIOLATION_WRITE)),
            Map.entry("organizations", new Pair(REGISTRY_READ, REGISTRY_WRITE)),
            Map.entry("vehicles", new Pair(REGISTRY_READ, REGISTRY_WRITE)),
            Map.entry("terminals", new Pair(REGISTRY_READ, REGISTRY_WRITE)),
            Map.entry("drivers", new Pair(REGISTRY_READ, REGISTRY_WRITE)),
            Map.entry("places", new Pair(REGISTRY_READ, REGISTRY_WRITE)),
            Map.entry("routes", new Pair(REGISTRY_READ, REGISTRY_WRITE)),
            Map.entry("zones", new Pair(REGISTRY_READ, REGISTRY_WRITE)),
            Map.entry("roads", new Pair(REGISTRY_READ, REGISTRY_WRITE)),
            Map.entry("boundaries", new Pair(REGISTRY_READ, REGISTRY_WRITE)),
            Map.entry("subdistricts", new Pair(REGISTRY_READ, REGISTRY_WRITE)),
            Map.entry("site-licences", new Pair(REGISTRY_READ, REGISTRY_WRITE)),
            Map.entry("calendars", new Pair(REGISTRY_READ, REGISTRY_WRITE)),
            Map.entry("tiles", new Pair(REGISTRY_READ, REGISTRY_WRITE)),
            Map.entry("imports", new Pair(REGISTRY_READ, REGISTRY_WRITE)),
            Map.entry("previews", new Pair(REGISTRY_READ, REGISTRY_READ)),
            Map.entry("rule-settings", new Pair(REGISTRY_READ, REGISTRY_WRITE)),
            Map.entry("rule-trials", new Pair(REGISTRY_READ, REGISTRY_WRITE)),
            Map.entry("open-points", new Pair(REGISTRY_READ, REGISTRY_WRITE)),
            Map.entry("terminal-incidents", new Pair(TERMINAL_READ, TERMINAL_WRITE)),
            Map.entry("events", new Pair(EVENT_READ, EVENT_WRITE)),
            Map.entry("webhooks", new Pair(EVENT_READ, EVENT_WRITE)));

    /** What only reads, or where reading asks for another scope than writing. */
    private static final Map<String, TokenScope> READ_ONLY = Map.of(
            "operations", OPERATIONS_READ,
            "audit-entries", AUDIT_READ,
            "signing-keys", MANIFEST_READ,
            "approval", MANIFEST_READ);

    /** Parts of a resource that are another matter than the resource itself: the third word and the fifth. */
    private static final Map<String, Pair> PARTS = Map.of(
            "vehicles/position", new Pair(TRACK_READ, TRACK_WRITE),
            "vehicles/track", new Pair(TRACK_READ, TRACK_WRITE),
            "vehicles/right-turns", new Pair(TRACK_READ, TRACK_WRITE),
            "terminals/commands", new Pair(TERMINAL_READ, TERMINAL_WRITE),
            "terminals/messages", new Pair(TERMINAL_READ, TERMINAL_WRITE),
            "terminals/session", new Pair(TERMINAL_READ, TERMINAL_WRITE));

    /** Likewise by the third word and the fourth. */
    private static final Map<String, Pair> STATISTICS = Map.of(
            "statistics/violations", new Pair(VIOLATION_READ, VIOLATION_WRITE),
            "statistics/right-turns", new Pair(TRACK_READ, TRACK_WRITE));

    private record Pair(TokenScope read, TokenScope write) {}

    private final String code;
    private final String chinese;
    private final String english;

    TokenScope(String code, String chinese, String english) {
        this.code = code;
        this.chinese = chinese;
        this.english = english;
    }

    /** Its name outside, for instance {@code manifest:read}. */
    public String code() {
        return code;
    }

    public String chinese() {
        return chinese;
    }

    public String english() {
        return english;
    }

    /** The scope of that name. */
    public static Optional<TokenScope> of(String code) {
        return Arrays.stream(values()).filter(scope -> scope.code.equals(code)).findFirst();
    }

    /**
     * What a token must be good for to make that request; empty if no token of this kind makes it.
     *
     * @param method of HTTP, upper case
     * @param path segments of the path, decoded, for instance {@code [api, v1, manifests]}
     */
    public static Optional<TokenScope> needed(String method, List<String> path) {
        if (path.size() < 3 || !path.get(0).equals(API) || !path.get(1).equals(VERSION)) {
            return Optional.empty();
        }
        String resource = path.get(2);
        if (READING.contains(method)) {
            return Optional.ofNullable(READ_ONLY.get(resource))
                    .or(() -> pair(resource, path).map(Pair::read));
        }
        return WRITING.contains(method) ? pair(resource, path).map(Pair::write) : Optional.empty();
    }

    private static Optional<Pair> pair(String resource, List<String> path) {
        Pair part = null;
        if (path.size() > 4) {
            part = PARTS.get(resource + "/" + path.get(4));
        } else if (path.size() > 3) {
            part = STATISTICS.get(resource + "/" + path.get(3));
        }
        return Optional.ofNullable(part == null ? RESOURCES.get(resource) : part);
    }
}

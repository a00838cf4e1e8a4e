package org.liandan.fleet;

/**
 * What is wrong between a terminal and the platform: one plain sentence for the technician, and what to do about it.
 * Sources: JT/T 808 clauses 5.1 to 5.3 (registration, authentication, links), 4.4 (frames), 4.4.3 (encryption).
 */
public enum IncidentKind {
    UNKNOWN_TERMINAL(
            true,
            "终端手机号没有登记，平台不认识这台终端。",
            "核对终端里设置的手机号；号码无误时，把它登记到所在的车辆上。",
            "The terminal's number is not in the registry, so the platform does not know this box.",
            "Check the number that is set in the box; if it is right, register it for the truck that it is in."),
    WITHDRAWN_TERMINAL(
            true,
            "终端、所在车辆或承运单位已停用。",
            "确认应否恢复使用；应恢复时由执法局在登记簿中重新启用。",
            "The terminal, its truck or the carrier has been withdrawn.",
            "Find out whether it should be in use; if so, the bureau puts it back into use in the registry."),
    PLATE_MISMATCH(
            true,
            "终端报出的车牌与登记的车牌不同。",
            "在终端里改正车牌，或在登记簿中把终端改到实际安装的车辆上。",
            "The plate that the box reports is not the registered one.",
            "Correct the plate in the box, or move the terminal to the truck that it is really in, in the registry."),
    DEVICE_CONFLICT(
            true,
            "同一台设备已用于另一辆车：设备编号或 IMEI 相同。",
            "设备换了车时，先停用原来那辆车上的终端；没有换车时，让厂家给设备写入自己的编号。",
            "The same device is already in use on another truck: box id or IMEI are equal.",
            "If the device has moved, withdraw the terminal of the other truck first; if not, have the maker give the box an id"
                    + " of its own."),
    NEVER_REGISTERED(
            true,
            "终端直接鉴权，但平台还没有给过它鉴权码。",
            "清除终端里保存的鉴权码，让它先注册（0x0100）再鉴权。",
            "The box authenticates although the platform has never given it a code.",
            "Clear the code that is stored in the box, so that it registers (0x0100) before it authenticates."),
    WRONG_CODE(
            true,
            "鉴权码不对：不是平台最近一次注册应答给出的那个。",
            "清除终端里保存的鉴权码并重启，让它重新注册；确认同一号码没有用在两台终端里。",
            "The authentication code is wrong: it is not the one of the platform's latest registration answer.",
            "Clear the code that is stored in the box and restart it, so that it registers anew; make sure that no two boxes"
                    + " use this number."),
    NOT_LOGGED_IN(
            true,
            "终端连上后没有注册或鉴权，就发送其他消息。",
            "检查终端固件：连接后应先发 0x0102，没有鉴权码时先发 0x0100。",
            "The box sends other messages without having registered or authenticated.",
            "Check its firmware: after connecting it must send 0x0102 first, or 0x0100 while it has no code."),
    SAID_NOTHING(
            true,
            "连上后什么也没有说，超时断开。",
            "检查终端协议设置与固件；也可能不是终端（端口扫描、负载均衡探测）。",
            "Connected, said nothing, and was disconnected after the time for logging in.",
            "Check protocol settings and firmware; it may also be no terminal at all (a port scan, a load balancer's probe)."),
    MALFORMED(
            true,
            "收到的字节不是 JT/T 808 消息，平台读不懂。",
            "检查终端的协议设置（JT/T 808，2011、2013 或 2019 版）、校验码与转义；下面给出原始字节和出错位置。",
            "What arrives is no JT/T 808 message; the platform cannot read it.",
            "Check the box's protocol setting (JT/T 808 of 2011, 2013 or 2019), check code and escaping; the raw bytes and the"
                    + " place of the fault are given."),
    ENCRYPTED(
            true,
            "消息体已加密，平台没有这台终端的密钥。",
            "关闭终端的加密，或让它先用 0x0A00 登记 RSA 公钥。",
            "The bodies are encrypted and the platform has no key of this terminal.",
            "Switch encryption off in the box, or have it register its RSA key by 0x0A00 first."),
    CLONE_SUSPECTED(
            false,
            "同一号码同时在两处登录，疑似克隆终端。",
            "到车上核对设备编号与 SIM 卡；必要时更换号码并重新注册。",
            "The same number is logged in from two places at once: possibly a cloned terminal.",
            "Check box id and SIM card at the truck; if need be, change the number and register anew."),
    DEVICE_CHANGED(
            false,
            "同一号码换了另一台设备登录。",
            "确认是否正常换机；不是时按克隆处理。",
            "Another device logs in under the same number.",
            "Find out whether the box has been replaced; if not, treat it as a clone."),
    HALF_OPEN(
            false,
            "连接一端已失效：发出的数据无人确认。",
            "多为信号中断，终端会自行重连；反复出现时检查天线与 SIM 卡。",
            "The link was half open: nobody confirmed what was sent.",
            "Mostly lost coverage, the box reconnects by itself; if it recurs, check antenna and SIM card.");

    private final boolean keepsOut;
    private final String chinese;
    private final String remedyChinese;
    private final String english;
    private final String remedyEnglish;

    IncidentKind(boolean keepsOut, String chinese, String remedyChinese, String english, String remedyEnglish) {
        this.keepsOut = keepsOut;
        this.chinese = chinese;
        this.remedyChinese = remedyChinese;
        this.english = english;
        this.remedyEnglish = remedyEnglish;
    }

    /** True for reasons for which a terminal does not get in. */
    public boolean keepsOut() {
        return keepsOut;
    }

    public String chinese() {
        return chinese;
    }

    /** What to do about it. */
    public String remedyChinese() {
        return remedyChinese;
    }

    public String english() {
        return english;
    }

    /** What to do about it. */
    public String remedyEnglish() {
        return remedyEnglish;
    }
}

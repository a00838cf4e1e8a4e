package org.liandan.gateway;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.liandan.fleet.Device;
import org.liandan.fleet.IncidentKind;
import org.liandan.fleet.RegisteredTerminal;

/**
 * Why somebody is not let in, for the technician who has to find out.
 *
 * @param kind the cause
 * @param detail what was seen, Chinese before English; never a code
 */
record Refusal(IncidentKind kind, String detail) {

    static Refusal unknown(@Nullable RegisteredTerminal terminal) {
        return terminal == null
                ? new Refusal(IncidentKind.UNKNOWN_TERMINAL, "登记簿中没有这个号码 / the number is in no registry")
                : new Refusal(
                        IncidentKind.WITHDRAWN_TERMINAL,
                        "登记在 " + terminal.plate() + "，已停用 / registered for " + terminal.plate() + ", withdrawn");
    }

    static Refusal plate(String said, String registered) {
        String shown = said.length() > 20 ? said.substring(0, 20) : said;
        return new Refusal(
                IncidentKind.PLATE_MISMATCH,
                "终端报 " + shown + "，登记为 " + registered + " / the box says " + shown + ", the registry " + registered);
    }

    static Refusal sameDevice(Device device, RegisteredTerminal other) {
        String id = device.imei() == null ? "设备编号 " + device.boxId() : "IMEI " + device.imei();
        String english = device.imei() == null ? "box id " + device.boxId() : "IMEI " + device.imei();
        return new Refusal(
                IncidentKind.DEVICE_CONFLICT,
                id + " 已用于 " + other.plate() + " 的终端 " + other.phone().digits() + " / " + english + " is in use on "
                        + other.plate() + ", terminal " + other.phone().digits());
    }

    static Refusal neverRegistered() {
        return new Refusal(IncidentKind.NEVER_REGISTERED, "没有发过鉴权码 / no code has been issued");
    }

    static Refusal wrongCode(String shown) {
        return Objects.equals(shown, "")
                ? new Refusal(IncidentKind.WRONG_CODE, "鉴权码为空 / the code is empty")
                : new Refusal(
                        IncidentKind.WRONG_CODE,
                        "鉴权码有 " + shown.length() + " 个字符，与发出的不符 / a code of " + shown.length()
                                + " characters, not the one that was issued");
    }

    static Refusal notLoggedIn(int messageId) {
        String id = String.format(Locale.ROOT, "0x%04x", messageId);
        return new Refusal(IncidentKind.NOT_LOGGED_IN, "未登录就发送 " + id + " / sends " + id + " before it is logged in");
    }
}

package org.liandan.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.liandan.fleet.RegisteredTerminal;
import org.liandan.fleet.TerminalDirectory;
import org.liandan.fleet.TerminalId;
import org.liandan.fleet.TerminalPhone;
import org.liandan.fleet.VehicleId;
import org.liandan.jt808.Authentication;
import org.liandan.jt808.BatchKind;
import org.liandan.jt808.Header;
import org.liandan.jt808.Heartbeat;
import org.liandan.jt808.LocationBatch;
import org.liandan.jt808.LocationItems;
import org.liandan.jt808.LocationReport;
import org.liandan.jt808.Logout;
import org.liandan.jt808.PlatformResult;
import org.liandan.jt808.ProtocolVersion;
import org.liandan.jt808.Registration;
import org.liandan.jt808.RegistrationResult;
import org.liandan.jt808.TerminalAnswer;
import org.liandan.jt808.TerminalMessage;
import org.liandan.jt808.TerminalResult;
import org.liandan.jt808.UnknownTerminalMessage;
import org.liandan.party.OrganizationId;

/** What a terminal may say in which state. */
class SessionTest {

    private static final String PHONE = "13900000001";
    private static final String CODE = "0123456789abcdef";
    private static final SessionState FRESH = new SessionState.Connected(0);

    private final RegisteredTerminal truck = terminal(PHONE, CODE, true);
    private final Session session = new Session(new Directory(Map.of(
            PHONE,
            truck,
            "13900000002",
            terminal("13900000002", null, true),
            "13900000003",
            terminal("13900000003", CODE, false))));
    private final SessionState authenticated = new SessionState.Authenticated(truck);

    @Test
    void aNumberThatNobodyHasRegisteredIsRefusedAsTerminal() {
        assertThat(session.on(FRESH, from("13911111111"), registration(2, "蒙B12345")))
                .isEqualTo(new Reaction.RefuseRegistration(
                        new SessionState.Connected(1), RegistrationResult.NO_SUCH_TERMINAL));
    }

    @Test
    void aTerminalThatHasBeenWithdrawnIsRefused() {
        assertThat(session.on(FRESH, from("13900000003"), registration(2, "蒙B12345")))
                .isEqualTo(new Reaction.RefuseRegistration(
                        new SessionState.Connected(1), RegistrationResult.NO_SUCH_TERMINAL));
    }

    @Test
    void anotherVehiclesPlateIsRefusedAsVehicle() {
        assertThat(session.on(FRESH, from(PHONE), registration(2, "蒙B99999")))
                .isEqualTo(new Reaction.RefuseRegistration(
                        new SessionState.Connected(1), RegistrationResult.NO_SUCH_VEHICLE));
    }

    @Test
    void aPlateMayBeWrittenWithADot() {
        assertThat(session.on(FRESH, from(PHONE), registration(2, "蒙B·12345"))).isInstanceOf(Reaction.Register.class);
    }

    @Test
    void aVehicleWithoutPlateIsNotComparedByItsFrameNumber() {
        assertThat(session.on(FRESH, from(PHONE), registration(0, "LZZ5ELND8EA123456")))
                .isInstanceOf(Reaction.Register.class);
    }

    @Test
    void aRegistrationInOrderAsksForACode() {
        assertThat(session.on(FRESH, from(PHONE), registration(2, "蒙B12345")))
                .isEqualTo(new Reaction.Register(FRESH, truck, "BOX0001"));
    }

    @Test
    void theRightCodeLetsIn() {
        assertThat(session.on(FRESH, from(PHONE), new Authentication(CODE)))
                .isEqualTo(new Reaction.Answer(authenticated, PlatformResult.OK));
    }

    @Test
    void aWrongCodeDoesNot() {
        assertThat(session.on(FRESH, from(PHONE), new Authentication("0123456789abcdee")))
                .isEqualTo(new Reaction.Answer(new SessionState.Connected(1), PlatformResult.FAILURE));
    }

    @Test
    void anEmptyCodeDoesNotLetInATerminalThatHasNeverRegistered() {
        assertThat(session.on(FRESH, from("13900000002"), new Authentication("")))
                .isEqualTo(new Reaction.Answer(new SessionState.Connected(1), PlatformResult.FAILURE));
    }

    @Test
    void aCodeOfAWithdrawnTerminalDoesNot() {
        assertThat(session.on(FRESH, from("13900000003"), new Authentication(CODE)))
                .isEqualTo(new Reaction.Answer(new SessionState.Connected(1), PlatformResult.FAILURE));
    }

    static List<TerminalMessage> everythingBeforeLogin() {
        return List.of(
                new Heartbeat(),
                new Logout(),
                report(),
                new LocationBatch(BatchKind.NORMAL, List.of(report())),
                unknown());
    }

    @ParameterizedTest
    @MethodSource("everythingBeforeLogin")
    void beforeAuthenticationEverythingElseFailsAndIsNotStored(TerminalMessage message) {
        assertThat(session.on(FRESH, from(PHONE), message))
                .isEqualTo(new Reaction.Answer(FRESH, PlatformResult.FAILURE));
    }

    @Test
    void aReportIsStoredForTheTerminalThatShowedItsCode() {
        assertThat(session.on(authenticated, from(PHONE), report()))
                .isEqualTo(new Reaction.Store(truck, List.of(report()), false));
    }

    @Test
    void aBlindAreaBatchIsStoredAsBacklog() {
        assertThat(session.on(
                        authenticated,
                        from(PHONE),
                        new LocationBatch(BatchKind.BLIND_AREA, List.of(report(), report()))))
                .isEqualTo(new Reaction.Store(truck, List.of(report(), report()), true));
    }

    @Test
    void aReportUnderAnotherNumberFails() {
        assertThat(session.on(authenticated, from("13900000002"), report()))
                .isEqualTo(new Reaction.Answer(authenticated, PlatformResult.FAILURE));
    }

    @Test
    void aHeartbeatIsAnswered() {
        assertThat(session.on(authenticated, from(PHONE), new Heartbeat()))
                .isEqualTo(new Reaction.Answer(authenticated, PlatformResult.OK));
    }

    @Test
    void aMessageThatWeDoNotKnowIsUnsupported() {
        assertThat(session.on(authenticated, from(PHONE), unknown()))
                .isEqualTo(new Reaction.Answer(authenticated, PlatformResult.UNSUPPORTED));
    }

    @Test
    void anAnswerIsNotAnswered() {
        assertThat(session.on(authenticated, from(PHONE), new TerminalAnswer(1, 0x8104, TerminalResult.OK)))
                .isEqualTo(new Reaction.Answered(new TerminalAnswer(1, 0x8104, TerminalResult.OK)));
    }

    @Test
    void aLogoutIsAnsweredAndLeavesAStrangerBehind() {
        assertThat(session.on(authenticated, from(PHONE), new Logout()))
                .isEqualTo(new Reaction.Answer(FRESH, PlatformResult.OK));
    }

    @Test
    void whoRegistersAnewMustShowTheNewCode() {
        assertThat(session.on(authenticated, from(PHONE), registration(2, "蒙B12345")))
                .isEqualTo(new Reaction.Register(FRESH, truck, "BOX0001"));
    }

    private static Header from(String phone) {
        return new Header(0x0200, ProtocolVersion.V2013, 0, phone, 7, 0, 0, 0);
    }

    private static Registration registration(int color, String plate) {
        return new Registration(15, 203, "70107", "TEST", "BOX0001", color, plate);
    }

    private static LocationReport report() {
        return new LocationReport(
                0,
                3,
                40_657_000,
                109_840_000,
                1065,
                451,
                90,
                Instant.parse("2026-03-01T00:00:00Z"),
                LocationItems.EMPTY);
    }

    private static TerminalMessage unknown() {
        return new UnknownTerminalMessage(0x0f01, org.liandan.jt808.Bytes.copyOf(new byte[0], 0, 0));
    }

    private static RegisteredTerminal terminal(String phone, @Nullable String code, boolean active) {
        return new RegisteredTerminal(
                new TerminalId(1),
                new TerminalPhone(phone),
                new VehicleId(1),
                "蒙B12345",
                2,
                new OrganizationId(1),
                code,
                active);
    }

    private record Directory(Map<String, RegisteredTerminal> terminals) implements TerminalDirectory {

        @Override
        public @Nullable RegisteredTerminal find(TerminalPhone phone) {
            return terminals.get(phone.digits());
        }

        @Override
        public boolean knowsPlate(String plate) {
            return false;
        }
    }
}

package org.liandan.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.liandan.fleet.CodeHash;
import org.liandan.fleet.Device;
import org.liandan.fleet.IncidentKind;
import org.liandan.fleet.RegisteredTerminal;
import org.liandan.fleet.TerminalContact;
import org.liandan.fleet.TerminalContacts;
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
    private static final Device BOX = new Device("70107", "BOX0001", null, null);
    private static final SessionState FRESH = new SessionState.Connected(0);

    private final RegisteredTerminal truck = terminal(PHONE, CODE, true);
    private final Session session = new Session(
            new Directory(Map.of(
                    PHONE,
                    truck,
                    "13900000002",
                    terminal("13900000002", null, true),
                    "13900000003",
                    terminal("13900000003", CODE, false))),
            new Contacts());
    private final SessionState authenticated = new SessionState.Authenticated(truck, Device.UNKNOWN);

    @Test
    void aNumberThatNobodyHasRegisteredIsRefusedAsTerminal() {
        assertRefused(
                session.on(FRESH, from("13911111111"), registration(2, "蒙B12345")),
                RegistrationResult.NO_SUCH_TERMINAL,
                IncidentKind.UNKNOWN_TERMINAL);
    }

    @Test
    void aTerminalThatHasBeenWithdrawnIsRefused() {
        assertRefused(
                session.on(FRESH, from("13900000003"), registration(2, "蒙B12345")),
                RegistrationResult.NO_SUCH_TERMINAL,
                IncidentKind.WITHDRAWN_TERMINAL);
    }

    @Test
    void anotherVehiclesPlateIsRefusedAsVehicle() {
        assertRefused(
                session.on(FRESH, from(PHONE), registration(2, "蒙B99999")),
                RegistrationResult.NO_SUCH_VEHICLE,
                IncidentKind.PLATE_MISMATCH);
    }

    @Test
    void aBoxThatIsInUseOnAnotherVehicleIsRefused() {
        Registration cloned = new Registration(15, 203, "70107", "TEST", "TAKEN01", 2, "蒙B12345");

        assertRefused(
                session.on(FRESH, from(PHONE), cloned),
                RegistrationResult.TERMINAL_ALREADY_REGISTERED,
                IncidentKind.DEVICE_CONFLICT);
    }

    @Test
    void anImeiThatIsInUseOnAnotherVehicleIsRefusedThoughTheCodeIsRight() {
        assertRefused(
                session.on(FRESH, from(PHONE), new Authentication(CODE, "860000000000099", "V1")),
                IncidentKind.DEVICE_CONFLICT);
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
                .isEqualTo(new Reaction.Register(FRESH, truck, BOX));
    }

    @Test
    void theRightCodeLetsIn() {
        assertThat(session.on(FRESH, from(PHONE), new Authentication(CODE)))
                .isEqualTo(new Reaction.Answer(authenticated, PlatformResult.OK));
    }

    @Test
    void whatABoxTellsOfItselfIsRemembered() {
        assertThat(session.on(FRESH, from(PHONE), new Authentication(CODE, "860000000000001", "V1.2")))
                .isEqualTo(new Reaction.Answer(
                        new SessionState.Authenticated(truck, new Device(null, null, "860000000000001", "V1.2")),
                        PlatformResult.OK));
    }

    @Test
    void aWrongCodeDoesNot() {
        assertRefused(session.on(FRESH, from(PHONE), new Authentication("0123456789abcdee")), IncidentKind.WRONG_CODE);
    }

    @Test
    void aWrongCodeIsNotRepeatedToAnybody() {
        assertThat(session.on(FRESH, from(PHONE), new Authentication("a-guess")).toString())
                .doesNotContain("a-guess");
    }

    @Test
    void anEmptyCodeDoesNotLetInATerminalThatHasNeverRegistered() {
        assertRefused(session.on(FRESH, from("13900000002"), new Authentication("")), IncidentKind.NEVER_REGISTERED);
    }

    @Test
    void aCodeOfAWithdrawnTerminalDoesNot() {
        assertRefused(
                session.on(FRESH, from("13900000003"), new Authentication(CODE)), IncidentKind.WITHDRAWN_TERMINAL);
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
                .isEqualTo(new Reaction.Refuse(FRESH, Refusal.notLoggedIn(message.messageId())));
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
                .isEqualTo(new Reaction.Register(FRESH, truck, BOX));
    }

    private static void assertRefused(Reaction reaction, RegistrationResult result, IncidentKind why) {
        assertThat(reaction).isInstanceOfSatisfying(Reaction.RefuseRegistration.class, refusal -> {
            assertThat(refusal.next()).isEqualTo(new SessionState.Connected(1));
            assertThat(refusal.result()).isEqualTo(result);
            assertThat(refusal.why().kind()).isEqualTo(why);
        });
    }

    private static void assertRefused(Reaction reaction, IncidentKind why) {
        assertThat(reaction).isInstanceOfSatisfying(Reaction.Refuse.class, refusal -> {
            assertThat(refusal.next()).isEqualTo(new SessionState.Connected(1));
            assertThat(refusal.why().kind()).isEqualTo(why);
        });
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
                code == null ? null : CodeHash.of(code),
                active);
    }

    /** Knows that one box, and one IMEI, are on another vehicle. */
    private static final class Contacts implements TerminalContacts {

        @Override
        public TerminalContact find(TerminalId terminal) {
            return TerminalContact.of(terminal);
        }

        @Override
        public void remember(RegisteredTerminal terminal, UnaryOperator<TerminalContact> change) {}

        @Override
        public @Nullable RegisteredTerminal otherVehicleWith(Device device, RegisteredTerminal asking) {
            boolean taken = "TAKEN01".equals(device.boxId()) || "860000000000099".equals(device.imei());
            return taken ? terminal("13900000009", CODE, true) : null;
        }
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

package org.liandan.demo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.liandan.jt808.AlarmConfirmation;
import org.liandan.jt808.Area;
import org.liandan.jt808.AreaAnswer;
import org.liandan.jt808.AreaChange;
import org.liandan.jt808.AreaKind;
import org.liandan.jt808.AttachmentRequest;
import org.liandan.jt808.CallBack;
import org.liandan.jt808.CameraCommand;
import org.liandan.jt808.Command;
import org.liandan.jt808.DeleteAreas;
import org.liandan.jt808.DriverIdentity;
import org.liandan.jt808.DriverIdentity.DriverCard;
import org.liandan.jt808.FetchMedia;
import org.liandan.jt808.FetchSingleMedia;
import org.liandan.jt808.Header;
import org.liandan.jt808.InfoText;
import org.liandan.jt808.LinkCheck;
import org.liandan.jt808.LocationAnswer;
import org.liandan.jt808.LocationReport;
import org.liandan.jt808.MediaEvent;
import org.liandan.jt808.MediaSearchAnswer;
import org.liandan.jt808.ParameterAnswer;
import org.liandan.jt808.PassThroughDown;
import org.liandan.jt808.PhotoAnswer;
import org.liandan.jt808.PropertiesAnswer;
import org.liandan.jt808.ProtocolVersion;
import org.liandan.jt808.QueryAllParameters;
import org.liandan.jt808.QueryAreas;
import org.liandan.jt808.QueryDriver;
import org.liandan.jt808.QueryLocation;
import org.liandan.jt808.QueryParameters;
import org.liandan.jt808.QueryProperties;
import org.liandan.jt808.QueryRecorder;
import org.liandan.jt808.Question;
import org.liandan.jt808.QuestionAnswer;
import org.liandan.jt808.RecordSound;
import org.liandan.jt808.SearchMedia;
import org.liandan.jt808.SetCircles;
import org.liandan.jt808.SetEvents;
import org.liandan.jt808.SetInfoMenu;
import org.liandan.jt808.SetParameters;
import org.liandan.jt808.SetPhoneBook;
import org.liandan.jt808.SetPolygon;
import org.liandan.jt808.SetRecorder;
import org.liandan.jt808.SetRectangles;
import org.liandan.jt808.SetRoute;
import org.liandan.jt808.TemporaryTracking;
import org.liandan.jt808.TerminalAnswer;
import org.liandan.jt808.TerminalControl;
import org.liandan.jt808.TerminalMessage;
import org.liandan.jt808.TerminalResult;
import org.liandan.jt808.TextMessage;
import org.liandan.jt808.UpgradePackage;
import org.liandan.jt808.UpgradeResult;
import org.liandan.jt808.VehicleControl;
import org.liandan.jt808.VehicleControlAnswer;

/** What a simulated terminal does when the platform orders or asks something, and what it sends for an answer. */
final class TerminalOrders {

    private static final int FREIGHT = 1 << 2;
    private static final int GPS_AND_BEIDOU = 3;
    private static final int LTE = 1 << 5;

    private final TerminalIdentity identity;
    private final TerminalMemory memory;
    private final Camera camera;
    private final LinkFaults faults;
    private final Consumer<String> journal;

    /**
     * @param faults what the road to the attachment port swallows
     * @param journal takes what a person beside the terminal would notice
     */
    TerminalOrders(
            TerminalIdentity identity,
            TerminalMemory memory,
            Camera camera,
            LinkFaults faults,
            Consumer<String> journal) {
        this.identity = identity;
        this.memory = memory;
        this.camera = camera;
        this.faults = faults;
        this.journal = journal;
    }

    /** Does what was ordered and answers it. */
    void carryOut(PlatformConnection from, Header header, Command command) {
        try {
            for (TerminalMessage message : answers(header, command)) {
                from.send(message);
            }
        } catch (IOException e) {
            // the connection is gone, and the order with it: the platform gives it again
            from.close();
        } catch (IllegalArgumentException e) {
            journal.accept(identity.plate() + " cannot answer: " + e.getMessage());
        }
        if (command instanceof AttachmentRequest request) {
            bringFiles(request);
        }
    }

    private void bringFiles(AttachmentRequest request) {
        List<AttachedFile> files = memory.filesOf(request.identifier());
        if (files.isEmpty()) {
            return;
        }
        Thread.ofVirtual().name("attachments-" + identity.phone()).start(() -> {
            try {
                AttachmentLink.upload(identity, request, files, faults);
            } catch (IOException e) {
                journal.accept(identity.plate() + " could not bring the files of its alarm: " + e.getMessage());
            }
        });
    }

    /** The messages to send, in this order. */
    List<TerminalMessage> answers(Header header, Command command) {
        return switch (command) {
            case SetParameters set -> {
                memory.set(set.parameters());
                yield ok(header);
            }
            case QueryAllParameters _ -> List.of(new ParameterAnswer(header.serial(), memory.parameters()));
            case QueryParameters query -> List.of(new ParameterAnswer(header.serial(), memory.parameters(query.ids())));
            case QueryProperties _ -> List.of(properties());
            case QueryLocation _ -> List.of(location(header));
            case TemporaryTracking tracking -> {
                memory.track(tracking);
                yield ok(header);
            }
            case TextMessage text -> say(header, "driver is told: " + text.text());
            case InfoText info -> say(header, "driver reads: " + info);
            case CallBack call -> say(header, "calls back: " + call);
            case Question question -> ask(header, question);
            case VehicleControl control -> control(header, control);
            case SetCircles set -> areas(header, set.change(), AreaKind.CIRCLE, set.areas());
            case SetRectangles set -> areas(header, set.change(), AreaKind.RECTANGLE, set.areas());
            case SetPolygon set -> areas(header, AreaChange.MODIFY, AreaKind.POLYGON, List.of(set.area()));
            case SetRoute set -> areas(header, AreaChange.MODIFY, AreaKind.ROUTE, List.of(set.route()));
            case DeleteAreas delete -> {
                memory.delete(delete.kind(), delete.ids());
                yield ok(header);
            }
            case QueryAreas query -> List.of(new AreaAnswer(query.kind(), memory.areas(query.kind(), query.ids())));
            case CameraCommand order -> photos(header, order);
            case SearchMedia search -> found(header, camera.find(search.filter()));
            case FetchMedia fetch -> upload(header, camera.find(fetch.filter()), fetch.delete());
            case FetchSingleMedia fetch -> {
                Camera.@Nullable Photo photo = camera.find(fetch.mediaId());
                yield upload(header, photo == null ? List.of() : List.of(photo), fetch.delete());
            }
            case AttachmentRequest request ->
                general(
                        header,
                        memory.filesOf(request.identifier()).isEmpty() ? TerminalResult.FAILURE : TerminalResult.OK);
            case QueryDriver _ -> List.of(driver());
            case UpgradePackage upgrade ->
                List.of(generalAnswer(header, TerminalResult.OK), new UpgradeResult(upgrade.target(), 0));
            case TerminalControl control -> say(header, "is controlled: " + control);
            case AlarmConfirmation _, LinkCheck _, SetEvents _, SetInfoMenu _, SetPhoneBook _, PassThroughDown _ ->
                ok(header);
            case QueryRecorder _, SetRecorder _, RecordSound _ -> general(header, TerminalResult.UNSUPPORTED);
        };
    }

    private List<TerminalMessage> ok(Header header) {
        return general(header, TerminalResult.OK);
    }

    private static List<TerminalMessage> general(Header header, TerminalResult result) {
        return List.of(generalAnswer(header, result));
    }

    private static TerminalAnswer generalAnswer(Header header, TerminalResult result) {
        return new TerminalAnswer(header.firstSerial(), header.messageId(), result);
    }

    private List<TerminalMessage> say(Header header, String sentence) {
        journal.accept(identity.plate() + " " + sentence);
        return ok(header);
    }

    private PropertiesAnswer properties() {
        return new PropertiesAnswer(
                FREIGHT,
                "SIMU",
                "SIM-1",
                identity.terminalId(),
                "89860000000000000000",
                "H1.0",
                "simulated",
                GPS_AND_BEIDOU,
                LTE);
    }

    private LocationAnswer location(Header header) {
        int serial = identity.version() == ProtocolVersion.V2011 ? -1 : header.serial();
        return new LocationAnswer(serial, memory.here());
    }

    /** The simulated driver takes the first answer. */
    private List<TerminalMessage> ask(Header header, Question question) {
        journal.accept(identity.plate() + " driver is asked: " + question.question());
        if (question.answers().isEmpty()) {
            return ok(header);
        }
        return List.of(
                generalAnswer(header, TerminalResult.OK),
                new QuestionAnswer(
                        header.serial(), question.answers().getFirst().id()));
    }

    private List<TerminalMessage> control(Header header, VehicleControl control) {
        VehicleControl.Doors doors = control.doors();
        if (doors == null) {
            return general(header, TerminalResult.UNSUPPORTED);
        }
        memory.lockDoors(doors == VehicleControl.Doors.LOCK);
        journal.accept(identity.plate() + " doors: " + doors);
        return List.of(
                generalAnswer(header, TerminalResult.OK), new VehicleControlAnswer(header.serial(), memory.here()));
    }

    private List<TerminalMessage> areas(Header header, AreaChange change, AreaKind kind, List<? extends Area> areas) {
        return general(header, memory.set(change, kind, areas) ? TerminalResult.OK : TerminalResult.FAILURE);
    }

    private List<TerminalMessage> photos(Header header, CameraCommand order) {
        if (order.action() == CameraCommand.STOP) {
            return ok(header);
        }
        if (order.action() == CameraCommand.VIDEO) {
            return general(header, TerminalResult.UNSUPPORTED);
        }
        if (!camera.has(order.channel())) {
            return photoAnswer(header, 2, List.of());
        }
        LocationReport here = memory.bareHere();
        List<Camera.Photo> taken = camera.take(order, here);
        List<TerminalMessage> messages = new ArrayList<>(photoAnswer(header, 0, taken));
        if (!order.store()) {
            for (Camera.Photo photo : taken) {
                messages.add(new MediaEvent(photo.head()));
                messages.addAll(photo.uploads(identity.version()));
            }
        }
        return messages;
    }

    /** 2011 has no 0x0805. */
    private List<TerminalMessage> photoAnswer(Header header, int result, List<Camera.Photo> taken) {
        if (identity.version() == ProtocolVersion.V2011) {
            return general(header, result == 0 ? TerminalResult.OK : TerminalResult.FAILURE);
        }
        return List.of(new PhotoAnswer(
                header.serial(),
                result,
                taken.stream().map(photo -> photo.head().mediaId()).toList()));
    }

    private List<TerminalMessage> found(Header header, List<Camera.Photo> photos) {
        return List.of(new MediaSearchAnswer(
                header.serial(),
                photos.size(),
                photos.stream()
                        .map(photo -> Camera.stored(photo, identity.version()))
                        .toList()));
    }

    private List<TerminalMessage> upload(Header header, List<Camera.Photo> photos, boolean delete) {
        List<TerminalMessage> messages =
                new ArrayList<>(general(header, photos.isEmpty() ? TerminalResult.FAILURE : TerminalResult.OK));
        photos.forEach(photo -> messages.addAll(photo.uploads(identity.version())));
        if (delete) {
            camera.delete(photos);
        }
        return messages;
    }

    private DriverIdentity driver() {
        return switch (identity.version()) {
            case V2011 -> new DriverIdentity(card(null, "000000000000000000"));
            case V2013 -> new DriverIdentity(1, memory.here().time(), 0, card("20301231", null));
            case V2019 -> new DriverIdentity(1, memory.here().time(), 0, card("20301231", "000000000000000000"));
        };
    }

    private static DriverCard card(@Nullable String validUntil, @Nullable String idCard) {
        return new DriverCard("模拟驾驶员", "150203000000000001", "包头市交通运输局", validUntil, idCard);
    }
}

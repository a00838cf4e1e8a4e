package org.liandan.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.liandan.command.CommandKind;
import org.liandan.command.CommandOrigin;
import org.liandan.command.NewCommand;
import org.liandan.command.store.CommandDesk;
import org.liandan.fleet.RegisteredTerminal;
import org.liandan.geo.LonLat;
import org.liandan.jt808.DriverIdentity;
import org.liandan.manifest.store.CardBook;
import org.liandan.manifest.store.WaybillBook;
import org.liandan.manifest.waybill.DriverCard;

/** A waybill's or a card's one transaction: what it changes, and the text to the driver that tells of it. */
@ApplicationScoped
class PaperReception {

    private static final Logger LOG = Logger.getLogger(PaperReception.class);

    /** After that a driver has long asked by telephone. */
    private static final Duration ANSWER_GOOD_FOR = Duration.ofMinutes(30);

    private static final DateTimeFormatter CARD_DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);

    private final WaybillBook waybills;
    private final CardBook cards;
    private final CommandDesk orders;

    PaperReception(WaybillBook waybills, CardBook cards, CommandDesk orders) {
        this.waybills = waybills;
        this.cards = cards;
        this.orders = orders;
    }

    @Transactional
    void take(RegisteredTerminal terminal, byte[] content, Instant receivedAt, @Nullable LonLat standing) {
        WaybillBook.Answer answer = waybills.take(terminal, content, receivedAt, standing);
        boolean placed = orders.place(NewCommand.automatic(
                        terminal.terminal(),
                        CommandKind.TEXT,
                        CommandOrigin.WAYBILL,
                        Map.of(
                                "text",
                                answer.text(),
                                "purpose",
                                answer.accepted() ? "NOTICE" : "URGENT",
                                "outputs",
                                List.of("DISPLAY", "SPEECH")),
                        receivedAt.plus(ANSWER_GOOD_FOR)))
                .isPresent();
        if (!placed) {
            LOG.warnf(
                    "terminal %s has too many orders to be told what came of its waybill",
                    terminal.phone().digits());
        }
    }

    @Transactional
    void take(RegisteredTerminal terminal, DriverIdentity identity, Instant receivedAt) {
        cards.keep(terminal, card(identity, receivedAt));
    }

    private static DriverCard card(DriverIdentity identity, Instant receivedAt) {
        Instant told = identity.time();
        DriverIdentity.DriverCard card = identity.card();
        return new DriverCard(
                identity.event(),
                identity.readResult(),
                told == null ? receivedAt : told,
                receivedAt,
                card == null
                        ? null
                        : new DriverCard.Holder(card.name(), card.licence(), card.agency(), date(card.validUntil())));
    }

    private static @Nullable LocalDate date(@Nullable String digits) {
        try {
            return digits == null ? null : LocalDate.parse(digits, CARD_DATE);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}

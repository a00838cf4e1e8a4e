package org.liandan.gateway;

import java.time.Clock;
import org.liandan.ingest.PositionPipeline;
import org.liandan.jt808.FragmentBudget;

/**
 * What every connection shares.
 *
 * @param session what a message leads to
 * @param pipeline hand-over 1
 * @param sessions who is connected
 * @param listeners told what becomes of links
 * @param logins what follows when a terminal gets in
 * @param traces what people are shown of it all
 * @param keys decrypt bodies
 * @param fragments bytes that unfinished split messages of all connections may take
 * @param registrar issues codes
 * @param media photos, sounds and videos
 * @param safety alarms in position reports
 * @param papers waybills and drivers' cards
 * @param counters of frames and connections
 * @param settings limits
 * @param clock gives reports their time of receipt
 */
record Gateway(
        Session session,
        PositionPipeline pipeline,
        Sessions sessions,
        LinkListeners listeners,
        Logins logins,
        TerminalTraces traces,
        RsaKeys keys,
        FragmentBudget fragments,
        Registrar registrar,
        MediaDesk media,
        SafetyDesk safety,
        PaperDesk papers,
        FrameCounters counters,
        GatewaySettings settings,
        Clock clock) {}

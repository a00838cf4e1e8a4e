package org.liandan.haul.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.liandan.geo.LonLat;
import org.liandan.haul.Established;
import org.liandan.haul.HaulSettings;
import org.liandan.haul.Load;
import org.liandan.haul.RuleCode;
import org.liandan.haul.Verdict;
import org.liandan.haul.ViolationType;
import org.liandan.place.ForbiddenZone;
import org.liandan.place.Place;
import org.liandan.place.Route;

/**
 * Everything that a violation rests on, as it was when it was recorded: not what the registry says today. Written once as
 * canonical JSON, whose SHA-256 stands on the printed sheet. No name of a driver is in it.
 *
 * @param format name and version of this layout
 * @param violation identity of the violation
 * @param revision 1 when it was recorded; 2 when its episode ended; 0 where it was rebuilt from an old record
 * @param recordedAt when this revision was frozen
 * @param software the software that found it
 * @param rule the rule, with its version at the time
 * @param finding what was found
 * @param settings thresholds in force at the reports' times; more than one where a change fell among them
 * @param vehicle the vehicle in the registry of that moment
 * @param terminal the terminal, as far as it had told of itself
 * @param route the route concerned, with its line of that moment, or null
 * @param zone the forbidden zone or road concerned, of that moment, or null
 * @param places places whose fence holds the spot, of that moment
 * @param registry all that the vehicle was judged against, by digest
 * @param reports the reports that the finding rests on, in order of time
 * @param beside what the terminal said of a right turn that corroborates it, and decides nothing; null of other findings
 * @param gaps what is not known
 */
public record EvidencePackage(
        String format,
        long violation,
        int revision,
        Instant recordedAt,
        String software,
        RuleThen rule,
        FindingThen finding,
        List<SettingsThen> settings,
        VehicleThen vehicle,
        TerminalThen terminal,
        @Nullable Route route,
        @Nullable ForbiddenZone zone,
        List<Place> places,
        @Nullable RegistryThen registry,
        List<ReportThen> reports,
        @Nullable BesideTurn beside,
        List<Gap> gaps) {

    /** The layout that this software writes. */
    public static final String FORMAT = "liandan-evidence/1";

    public EvidencePackage {
        settings = List.copyOf(settings);
        places = List.copyOf(places);
        reports = List.copyOf(reports);
        gaps = List.copyOf(gaps);
    }

    /**
     * The next revision, of something that ended and rests on no further report.
     *
     * @param recorded when it is added
     * @param endedAt when it was over
     * @param measured the measured value at its end, or null where nothing is measured
     */
    public EvidencePackage ended(Instant recorded, Instant endedAt, @Nullable Quantity measured) {
        return new EvidencePackage(
                format,
                violation,
                revision + 1,
                recorded,
                software,
                rule,
                new FindingThen(
                        finding.type(),
                        finding.startedAt(),
                        endedAt,
                        finding.limit(),
                        measured,
                        finding.verdict(),
                        finding.established(),
                        finding.at(),
                        finding.computed()),
                settings,
                vehicle,
                terminal,
                route,
                zone,
                places,
                registry,
                reports,
                beside,
                gaps.stream().filter(gap -> gap != Gap.EPISODE_OPEN).toList());
    }

    /**
     * The next revision, of something that turned out to be otherwise established than it seemed.
     *
     * @param recorded when it is added
     * @param established how it is established now
     * @param facts what shows it, beside what was computed before
     */
    public EvidencePackage corrected(Instant recorded, Established established, Map<String, ?> facts) {
        Map<String, Object> computed = new TreeMap<>(finding.computed());
        computed.putAll(facts);
        return new EvidencePackage(
                format,
                violation,
                revision + 1,
                recorded,
                software,
                rule,
                new FindingThen(
                        finding.type(),
                        finding.startedAt(),
                        finding.endedAt(),
                        finding.limit(),
                        finding.measured(),
                        finding.verdict(),
                        established,
                        finding.at(),
                        computed),
                settings,
                vehicle,
                terminal,
                route,
                zone,
                places,
                registry,
                reports,
                beside,
                gaps);
    }

    /**
     * The rule that was applied.
     *
     * @param code short code, for instance H01
     * @param version its version at the time
     * @param notice number of the notice that it enforces
     * @param section where in the notice the clause stands
     * @param clause the words of the clause
     * @param clauseEnglish the same in English
     */
    public record RuleThen(
            String code, int version, String notice, String section, String clause, String clauseEnglish) {

        private static final String NOTICE = "昆府办发〔2025〕1号";

        public static RuleThen of(RuleCode rule, int version) {
            return new RuleThen(rule.code(), version, NOTICE, rule.section(), rule.clause(), rule.clauseEnglish());
        }
    }

    /**
     * What was found.
     *
     * @param type what was done
     * @param startedAt when it began
     * @param endedAt when it was over, or null while it goes on
     * @param limit the limit, or null where the kind has none
     * @param measured the measured value, for PROVEN the least that is possible; null where nothing is measured
     * @param verdict what can be said about it
     * @param established how the value was established
     * @param at where
     * @param computed what else the rule computed
     */
    public record FindingThen(
            ViolationType type,
            Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable Quantity limit,
            @Nullable Quantity measured,
            Verdict verdict,
            Established established,
            LonLat at,
            Map<String, Object> computed) {}

    /**
     * A value with its unit.
     *
     * @param value the number
     * @param unit symbol of its unit, for instance {@code km/h}
     */
    public record Quantity(double value, String unit) {

        /** As people read it: speeds to a tenth, everything else to a whole. */
        public String text() {
            return (unit.equals("km/h") ? "%.1f %s" : "%.0f %s").formatted(value, unit);
        }
    }

    /**
     * Thresholds in force.
     *
     * @param id the entry of the rule settings
     * @param validFrom from when they hold
     * @param values all of them
     */
    public record SettingsThen(long id, Instant validFrom, HaulSettings values) {}

    /**
     * The vehicle and who ran it.
     *
     * @param id identity
     * @param plate plate in normal form
     * @param plateColor code of JT/T 697.7
     * @param carrier identity of the carrier
     * @param carrierName its name
     * @param carrierCode its 统一社会信用代码
     */
    public record VehicleThen(
            int id,
            String plate,
            @Nullable Integer plateColor,
            long carrier,
            String carrierName,
            @Nullable String carrierCode) {}

    /**
     * The terminal.
     *
     * @param id identity
     * @param phone its number
     * @param protocol edition that it is registered with
     * @param maker its maker (0x0100)
     * @param boxId the maker's id of the box (0x0100)
     * @param imei its IMEI (0x0102 of the 2019 edition)
     * @param software its software version (0x0102 of the 2019 edition)
     */
    public record TerminalThen(
            int id,
            String phone,
            @Nullable String protocol,
            @Nullable String maker,
            @Nullable String boxId,
            @Nullable String imei,
            @Nullable String software) {}

    /**
     * What a terminal said during a right turn.
     *
     * @param rightIndicator the right indicator: on if it was on in one of the reports
     * @param blindSpotAlarms when its blind-spot radar (item 0x67) saw somebody, from ten seconds before the turn to ten after
     */
    public record BesideTurn(Indicator rightIndicator, List<Instant> blindSpotAlarms) {

        public BesideTurn {
            blindSpotAlarms = List.copyOf(blindSpotAlarms);
        }
    }

    /**
     * What the vehicle was judged against; the contents are kept under these digests.
     *
     * @param routes SHA-256 of each of its routes, in order
     * @param surroundings SHA-256 of the district's places and forbidden zones
     * @param roads SHA-256 of each tile of the roads around a turn; null where the finding rests on no roads
     * @param vehicleLimitDeciKph the vehicle's own speed limit, tenths of a km/h, or null
     * @param load what was known of its load, or null for nothing
     */
    public record RegistryThen(
            List<String> routes,
            String surroundings,
            @Nullable List<String> roads,
            @Nullable Integer vehicleLimitDeciKph,
            @Nullable Load load) {

        public RegistryThen {
            roads = roads == null ? null : List.copyOf(roads);
            routes = List.copyOf(routes);
        }
    }

    /**
     * A report; what it did not say, or what was not kept of it, is null.
     *
     * @param at the terminal's own time
     * @param receivedAt when the platform had it
     * @param lonE6 longitude, millionths of a degree
     * @param latE6 latitude, millionths of a degree
     * @param speedDeciKph GNSS speed, tenths of a km/h
     * @param recorderSpeedDeciKph recorder speed (item 0x03), tenths of a km/h
     * @param headingDeg course, degrees from north, clockwise
     * @param altitudeM metres
     * @param satellites satellites in use (item 0x31)
     * @param mileageDeciKm odometer (item 0x01), tenths of a kilometre
     * @param alarmFlags the 32 alarm bits
     * @param statusFlags the 32 status bits
     * @param backlog whether it was uploaded later (0x0704 type 1)
     * @param quality marks that plausibility has set, bits of {@link org.liandan.track.Quality}
     * @param frames the bytes in which it came, hexadecimal; empty where they had left the memory
     */
    public record ReportThen(
            Instant at,
            Instant receivedAt,
            int lonE6,
            int latE6,
            int speedDeciKph,
            @Nullable Integer recorderSpeedDeciKph,
            int headingDeg,
            @Nullable Integer altitudeM,
            @Nullable Integer satellites,
            @Nullable Long mileageDeciKm,
            long alarmFlags,
            long statusFlags,
            @Nullable Boolean backlog,
            @Nullable Integer quality,
            List<String> frames) {

        public ReportThen {
            frames = List.copyOf(frames);
        }

        public double speedKph() {
            return speedDeciKph / 10.0;
        }

        /** The recorder's speed; -1 where the report does not tell. */
        public double recorderSpeedKph() {
            return recorderSpeedDeciKph == null ? -1 : recorderSpeedDeciKph / 10.0;
        }

        /** The same report without its bytes. */
        public ReportThen withoutFrames() {
            return withFrames(List.of());
        }

        /** The same report with those bytes. */
        public ReportThen withFrames(List<String> bytes) {
            return new ReportThen(
                    at,
                    receivedAt,
                    lonE6,
                    latE6,
                    speedDeciKph,
                    recorderSpeedDeciKph,
                    headingDeg,
                    altitudeM,
                    satellites,
                    mileageDeciKm,
                    alarmFlags,
                    statusFlags,
                    backlog,
                    quality,
                    bytes);
        }
    }
}

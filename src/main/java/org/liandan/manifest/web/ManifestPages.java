package org.liandan.manifest.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.liandan.http.Caller;
import org.liandan.http.Page;
import org.liandan.http.Problem;
import org.liandan.manifest.Decision;
import org.liandan.manifest.ManifestNumber;
import org.liandan.manifest.ManifestState;
import org.liandan.manifest.Stage;
import org.liandan.manifest.store.ManifestDesk;
import org.liandan.manifest.store.ManifestPage;
import org.liandan.manifest.store.ManifestSummary;
import org.liandan.manifest.store.NightlyAudit;
import org.liandan.manifest.store.StoredManifest;
import org.liandan.party.Checked;
import org.liandan.party.Role;

/** Manifests to read: what is to be done, the search, and one manifest with the step that the reader may take. */
@Path("/manifests")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({
    "PRODUCER",
    "CARRIER",
    "DRIVER",
    "RECEIVER",
    "BUREAU",
    "BUREAU_ADMIN",
    "TRAFFIC_POLICE",
    "SUBDISTRICT",
    "AUDITOR"
})
public class ManifestPages {

    private static final int SEARCH_SIZE = 30;

    /** What stands over the page after a step, by the step's name in the address. */
    private static final Map<String, String> DONE = Map.of(
            "issue", "done.issue",
            "carriage", "done.carriage",
            "arrival", "done.arrival",
            "receipt", "done.receipt",
            "cancellation", "done.cancellation");

    private final ManifestDesk desk;
    private final StageForms forms;
    private final NightlyAudit nightly;
    private final WorkingList working;
    private final Caller caller;
    private final Page page;

    ManifestPages(
            ManifestDesk desk, StageForms forms, NightlyAudit nightly, WorkingList working, Caller caller, Page page) {
        this.working = working;
        this.nightly = nightly;
        this.desk = desk;
        this.forms = forms;
        this.caller = caller;
        this.page = page;
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance list(
                List<ManifestGroup> groups,
                boolean mayCreate,
                boolean mayReceive,
                boolean answersCorrections,
                int issued,
                @Nullable String first,
                @Nullable AuditLine audit);

        static native TemplateInstance search(
                List<ManifestSummary> cards, String total, ManifestSearch asked, List<Choice> states);

        static native TemplateInstance detail(
                ManifestView view,
                String done,
                String refusal,
                @Nullable CarriageForm carriage,
                @Nullable StageForm receipt);
    }

    /**
     * What there is to do for the reader's roles, the most urgent first.
     *
     * @param issued how many manifests were just issued in one go, or 0
     * @param first number of the first of them
     */
    @GET
    public TemplateInstance list(
            @QueryParam("issued") @DefaultValue("0") int issued, @QueryParam("first") @Nullable String first) {
        return Templates.list(
                working.groups(),
                caller.has(Role.PRODUCER),
                caller.has(Role.RECEIVER),
                answersCorrections(),
                issued,
                first == null || first.isEmpty() ? null : number(first).value(),
                audit());
    }

    /** The police and the sub-districts read manifests but have no say in their corrections. */
    private boolean answersCorrections() {
        return caller.roles().stream().anyMatch(role -> role != Role.TRAFFIC_POLICE && role != Role.SUBDISTRICT);
    }

    /** What the bureau and its auditor are told of last night's audit; nothing for others. */
    private @Nullable AuditLine audit() {
        boolean concerned = caller.has(Role.BUREAU) || caller.has(Role.BUREAU_ADMIN) || caller.has(Role.AUDITOR);
        return concerned ? AuditLine.of(nightly.last(), page) : null;
    }

    @GET
    @Path("search")
    public TemplateInstance search(
            @QueryParam("number") @Nullable String sought,
            @QueryParam("state") @Nullable String state,
            @QueryParam("plate") @Nullable String plate,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("page") @DefaultValue("0") int number) {
        ManifestSearch asked = ManifestSearch.of(sought, state, plate, from, to, number);
        ManifestPage found = desk.list(asked.filter(), SEARCH_SIZE, asked.page() * SEARCH_SIZE, caller);
        List<Choice> states = new ArrayList<>();
        for (ManifestState option : ManifestState.values()) {
            states.add(
                    Choice.of(option.name(), page.pick(option.chinese(), option.english()), option == asked.state()));
        }
        return Templates.search(found.items(), total(found), asked.outOf(found, SEARCH_SIZE), states);
    }

    private String total(ManifestPage found) {
        return page.text(found.exact() ? "list.total" : "list.total.more", found.total());
    }

    /**
     * One manifest.
     *
     * @param number 21 characters, hyphens allowed
     * @param done the step that was just taken, or null
     * @param decision that the receiver's form opens with, or null for the usual one
     */
    @GET
    @Path("{number}")
    public TemplateInstance detail(
            @PathParam("number") String number,
            @QueryParam("done") @Nullable String done,
            @QueryParam("decision") @Nullable String decision) {
        StoredManifest stored = desk.get(number(number), caller);
        ManifestView view = view(stored);
        return Templates.detail(
                view,
                done == null ? "" : DONE.getOrDefault(done, ""),
                "",
                view.mayCarry() ? forms.carriage(stored, caller) : null,
                view.mayReceive() ? forms.receipt(stored, asked(decision), caller) : null);
    }

    /** What the gate has chosen already; whatever is none is the usual one. */
    private static Decision asked(@Nullable String decision) {
        return Decision.REJECTED.name().equals(decision) ? Decision.REJECTED : Decision.ACCEPTED;
    }

    /** The number in the address; whatever is none names no manifest. */
    static ManifestNumber number(String text) {
        return switch (ManifestNumber.check(text)) {
            case Checked.Valid<ManifestNumber>(ManifestNumber number) -> number;
            case Checked.Doubtful<ManifestNumber> _, Checked.Invalid<ManifestNumber> _ ->
                throw Problem.notFound("没有这份联单，或无权查看。 There is no such manifest, or it is not yours to see.");
        };
    }

    ManifestView view(StoredManifest stored) {
        return new ManifestView(stored, desk.history(stored.manifest().header().number()), caller, page);
    }

    /** The page again after a refused step, with what was typed. */
    TemplateInstance refused(StoredManifest current, Stage stage, Rejection rejection) {
        ManifestView view = view(current);
        boolean ofCarrier = stage == Stage.CARRIER && view.mayCarry();
        boolean ofReceiver = stage == Stage.RECEIVER && view.mayReceive();
        return Templates.detail(
                view,
                "",
                ofCarrier || ofReceiver ? "" : rejection.sentence(page),
                !view.mayCarry()
                        ? null
                        : ofCarrier
                                ? forms.carriage(
                                        rejection.form(stage, page, desk.policyOf(current)), rejection.sent(), caller)
                                : forms.carriage(current, caller),
                !view.mayReceive()
                        ? null
                        : ofReceiver
                                ? rejection.form(stage, page, desk.policyOf(current))
                                : forms.receipt(current, caller));
    }
}

package org.liandan.people;

import java.util.List;
import java.util.Map;
import org.liandan.party.Sentence;

/**
 * Every place where something about a person is held. {@code docs/personal-data.md} is written from here; a test compares the columns
 * with the schema, so that a new one is not forgotten. How a thing is found for a person is said in {@code people.store}, by a switch
 * over these constants.
 */
@SuppressWarnings("ImmutableEnumChecker")
public enum PersonalDataField {
    ACCOUNT(
            new Sentence("账号", "Account"),
            List.of("app_user.username", "app_user.display_name"),
            new Sentence("工作人员", "clerks and officers"),
            new Sentence("登录、授权、留痕", "signing in, rights, who did what"),
            Ground.SECURITY,
            new Sentence("用户列表仅管理员可见，审计日志中姓名打码", "lists for administrators alone; names masked in the audit log"),
            Protection.CLEAR,
            new Retention.ByUs(Expiry.NAMES_OF_ACCOUNTS)),
    SESSION(
            new Sentence("登录会话", "Sessions"),
            List.of("login_session.username", "login_session.address", "login_session.agent"),
            new Sentence("工作人员", "clerks and officers"),
            new Sentence("发现他人登录，追查入侵", "seeing somebody else's login, tracing intrusions"),
            Ground.SECURITY,
            new Sentence("仅本人和管理员可见", "shown to the owner and administrators"),
            Protection.CLEAR,
            new Retention.ByUs(Expiry.SESSIONS)),
    API_TOKEN(
            new Sentence("程序令牌", "Tokens of programs"),
            List.of("api_token.username", "api_token.name", "api_token.withdrawn_by"),
            new Sentence("工作人员", "clerks and officers"),
            new Sentence("程序代为调用接口", "programs that act for an account"),
            Ground.SECURITY,
            new Sentence("仅本人和管理员可见", "shown to the owner and administrators"),
            Protection.HASHED,
            new Retention.ByUs(Expiry.TOKENS)),
    SECOND_FACTOR(
            new Sentence("第二步验证", "Second step"),
            List.of("second_factor.username", "second_factor.secret"),
            new Sentence("工作人员", "clerks and officers"),
            new Sentence("防止密码泄露后被冒用", "a password that became known is not enough"),
            Ground.SECURITY,
            new Sentence("不显示", "never shown"),
            Protection.ENCRYPTED,
            new Retention.ByUs(Expiry.SECOND_FACTORS)),
    DRIVER(
            new Sentence("驾驶员登记", "Registered drivers"),
            List.of("driver.name", "driver.phone", "driver.licence_number"),
            new Sentence("驾驶员", "drivers"),
            new Sentence("承运信息填报和联系", "filling in the carrier's stage, calling the driver"),
            Ground.WORK,
            new Sentence(
                    "列表中电话和证号打码（本单位除外）；他人读取单条留痕",
                    "telephone and licence masked in lists but to their carrier; reading one is audited"),
            Protection.ENCRYPTED_BESIDES_NAME,
            new Retention.ByUs(Expiry.DRIVERS)),
    DRIVER_CARD(
            new Sentence("驾驶员卡", "Drivers' cards"),
            List.of(
                    "driver_card.driver_name",
                    "driver_card.licence",
                    "driver_card.licence_end",
                    "driver_card.licence_digest"),
            new Sentence("驾驶员", "drivers"),
            new Sentence("核对驾驶员", "comparing who drives with who was declared"),
            Ground.PENALTY,
            new Sentence("证号只显示末尾", "the end of the licence's number alone"),
            Protection.ENCRYPTED_BOTH,
            new Retention.ByAnotherJob("WAYBILLS", new Sentence("365 天后删除", "deleted after 365 days"))),
    WAYBILL(
            new Sentence("电子运单原文", "Waybills as sent"),
            List.of("waybill.content", "waybill.handled_by"),
            new Sentence("驾驶员", "drivers"),
            new Sentence("承运信息来自车载终端", "the carrier's stage from the truck"),
            Ground.DUTY,
            new Sentence("被拒运单中电话打码", "telephones masked in refused ones"),
            Protection.SEALED,
            new Retention.ByAnotherJob("WAYBILLS", new Sentence("365 天后删除", "deleted after 365 days"))),
    MANIFEST_HANDLER(
            new Sentence("联单经办人", "Handlers on manifests"),
            List.of(
                    "manifest.producer_handler_name",
                    "manifest.producer_handler_phone",
                    "manifest.receiver_handler_name",
                    "manifest.receiver_handler_phone"),
            new Sentence("经办人", "handlers"),
            new Sentence("办法要求的联单字段（二（二）2（1））", "fields that the notice orders"),
            Ground.DUTY,
            new Sentence("联单列表不显示；联单仅当事方和执法人员可见", "not in lists; a manifest is seen by its parties and officers"),
            Protection.ENCRYPTED_CHAINED,
            new Retention.WithItsRecord(
                    new Sentence(
                            "随联单留存：签名链的一部分，删除即断链；保存期限由执法局确定（待定事项 retention）",
                            "with the manifest: part of its signed chain, which a gap would break; how long is for the bureau to rule (open point retention)"))),
    MANIFEST_DRIVER(
            new Sentence("联单驾驶员", "Drivers on manifests"),
            List.of("manifest.carrier_driver_name", "manifest.carrier_driver_phone"),
            new Sentence("驾驶员", "drivers"),
            new Sentence("办法要求的联单字段（二（二）2（1））", "fields that the notice orders"),
            Ground.DUTY,
            new Sentence("联单列表不显示；联单仅当事方和执法人员可见", "not in lists; a manifest is seen by its parties and officers"),
            Protection.ENCRYPTED_CHAINED,
            new Retention.WithItsRecord(
                    new Sentence(
                            "随联单留存：签名链的一部分，删除即断链；保存期限由执法局确定（待定事项 retention）",
                            "with the manifest: part of its signed chain, which a gap would break; how long is for the bureau to rule (open point retention)"))),
    MANIFEST_HISTORY(
            new Sentence("联单各步与更正", "Steps and corrections"),
            List.of(
                    "manifest_event.entries",
                    "manifest_event.record",
                    "manifest_edition.content",
                    "manifest_correction.changes"),
            new Sentence("经办人、驾驶员", "handlers, drivers"),
            new Sentence("证明谁在何时填了什么", "proving who filled in what, and when"),
            Ground.DUTY,
            new Sentence("同联单", "as the manifest"),
            Protection.ENCRYPTED_CHAINED,
            new Retention.WithItsRecord(
                    new Sentence(
                            "随联单留存：签名链的一部分，删除即断链；保存期限由执法局确定（待定事项 retention）",
                            "with the manifest: part of its signed chain, which a gap would break; how long is for the bureau to rule (open point retention)"))),
    ORGANIZATION_CONTACT(
            new Sentence("单位联系电话", "Telephone of an organisation"),
            List.of("organization.phone"),
            new Sentence("单位联系人", "contact of an organisation"),
            new Sentence("联系单位", "calling the organisation"),
            Ground.WORK,
            new Sentence("列表中打码", "masked in lists"),
            Protection.CLEAR,
            new Retention.WithItsRecord(
                    new Sentence("随单位登记留存，可随时修改", "with the organisation, which changes it at any time"))),
    EVENT(
            new Sentence("对外事件", "Events for other systems"),
            List.of("outbox_event.body"),
            new Sentence("经办人、驾驶员", "handlers, drivers"),
            new Sentence("通知联单当事方的系统", "telling the parties' own systems"),
            Ground.DUTY,
            new Sentence("仅当事方可见", "to the parties alone"),
            Protection.CLEAR,
            new Retention.ByAnotherJob("EVENTS", new Sentence("30 天后删除", "deleted after 30 days"))),
    REPEATED_REQUEST(
            new Sentence("重复请求的应答", "Answers to repeated requests"),
            List.of("idempotency_key.username", "idempotency_key.body"),
            new Sentence("经办人、驾驶员", "handlers, drivers"),
            new Sentence("网络中断后不重复建单", "a request that is sent twice makes one manifest"),
            Ground.DUTY,
            new Sentence("不显示", "never shown"),
            Protection.ENCRYPTED,
            new Retention.ByAnotherJob("IDEMPOTENCY", new Sentence("7 天后删除", "deleted after 7 days"))),
    PHOTO(
            new Sentence("照片和报警附件", "Photos and evidence of alarms"),
            List.of("media.path"),
            new Sentence("驾驶员", "drivers"),
            new Sentence("疲劳、分心等安全报警的证据", "evidence of fatigue and other safety alarms"),
            Ground.PENALTY,
            new Sentence("仅承运单位和执法人员可见，下载留痕", "to the carrier and officers; fetching is audited"),
            Protection.CLEAR,
            new Retention.ByAnotherJob(
                    "MEDIA", new Sentence("180 天后删除，作为证据的除外", "deleted after 180 days unless a finding rests on it"))),
    MOVEMENT(
            new Sentence("行驶轨迹", "Movements"),
            List.of("position.vehicle_id"),
            new Sentence("驾驶员（随车辆）", "drivers, by their truck"),
            new Sentence("核对联单与行驶", "comparing declarations with movements"),
            Ground.PENALTY,
            new Sentence("按车辆查询，区域查询留痕", "by vehicle; searches by area are audited"),
            Protection.CLEAR,
            new Retention.ByAnotherJob(
                    "PARTITIONS", new Sentence("400 天后不可查询，到期删除", "out of reach after 400 days, then dropped as set"))),
    TERMINAL_ADDRESS(
            new Sentence("终端网络地址", "Addresses of terminals"),
            List.of("terminal_incident.address", "terminal_contact.address"),
            new Sentence("终端（可能为手机热点）", "terminals, perhaps behind a phone"),
            new Sentence("发现冒用终端", "finding cloned terminals"),
            Ground.SECURITY,
            new Sentence("管理员和承运单位可见", "to administrators and the carrier"),
            Protection.CLEAR,
            new Retention.ByAnotherJob(
                    "INCIDENTS_OLD",
                    new Sentence(
                            "180 天后删除；最近一次地址随终端",
                            "deleted after 180 days; the latest address stays with the terminal"))),
    EXPORT(
            new Sentence("导出任务", "Exports"),
            List.of("export_job.username", "export_job.filter"),
            new Sentence("工作人员", "clerks and officers"),
            new Sentence("谁导出了什么", "who has exported what"),
            Ground.SECURITY,
            new Sentence("仅本人和管理员可见", "to the owner and administrators"),
            Protection.CLEAR,
            new Retention.ByAnotherJob(
                    "EXPORTS", new Sentence("文件到期删除，任务留痕", "the file is deleted; that there was one stays"))),
    CASE(
            new Sentence("案件和复核意见", "Cases and reviews"),
            List.of(
                    "enforcement_case.officer",
                    "enforcement_case.closed_by",
                    "enforcement_case.outcome_note",
                    "enforcement_case_note.officer",
                    "enforcement_case_note.text",
                    "violation_review_step.officer",
                    "violation_review_step.note"),
            new Sentence("执法人员、当事人", "officers, and whom they write about"),
            new Sentence("执法过程全记录", "the record of what officers decide"),
            Ground.PENALTY,
            new Sentence("仅执法人员和审计可见", "to officers and auditors"),
            Protection.CHAINED,
            new Retention.WithItsRecord(new Sentence("随案卷留存，只增不改", "with the case; only added to"))),
    AUDIT(
            new Sentence("审计日志", "Audit log"),
            List.of("audit_entry.actor", "audit_entry.address", "audit_entry.detail"),
            new Sentence("工作人员", "clerks and officers"),
            new Sentence("谁在何处做了什么", "who did what, from where"),
            Ground.SECURITY,
            new Sentence("电话、证件号、姓名打码", "numbers and names masked"),
            Protection.CHAINED,
            new Retention.WithItsRecord(new Sentence(
                    "不删除：日志只增不改，删除即断链", "never deleted: the log is append-only, and a gap would be a break"))),
    TRACE(
            new Sentence("经手记录", "Records that name an account"),
            List.of(
                    "handover.created_by",
                    "handover.used_by",
                    "haul_rule_setting.entered_by",
                    "job_run.asked_by",
                    "ledger.confirmed_by",
                    "ledger_addendum.confirmed_by",
                    "manifest.arrived_by",
                    "manifest.cancelled_by",
                    "manifest.carried_by",
                    "manifest.created_by",
                    "manifest.issued_by",
                    "manifest.received_by",
                    "manifest_correction.ended_by",
                    "manifest_correction.proposed_by",
                    "manifest_correction_approval.username",
                    "manifest_event.username",
                    "number_block.reserved_by",
                    "open_point_answer.answered_by",
                    "open_point_proposal.proposed_by",
                    "residue_disposal.noted_by",
                    "rule_trial.cancelled_by",
                    "rule_trial.requested_by",
                    "site_licence.recorded_by",
                    "site_opening.noted_by",
                    "subdistrict.updated_by",
                    "subdistrict_scope.noted_by",
                    "terminal_command.confirmed_by",
                    "terminal_command.requested_by",
                    "webhook.created_by",
                    "working_calendar.loaded_by"),
            new Sentence("工作人员", "clerks and officers"),
            new Sentence("记录由谁经手", "who has had the record in hand"),
            Ground.SECURITY,
            new Sentence("显示用户名", "the user name is shown"),
            Protection.CHAINED,
            new Retention.WithItsRecord(
                    new Sentence("随记录留存；用户名进入签名链", "with the record; user names are part of signed steps")));

    /**
     * Columns whose names look personal and that are not, with what they hold. A test holds both lists complete.
     */
    public static final Map<String, String> NOT_PERSONAL = Map.ofEntries(
            Map.entry("boundary.name", "a district"),
            Map.entry("forbidden_zone.name", "a zone"),
            Map.entry("place.name", "a site"),
            Map.entry("server.name", "a machine of the operator's"),
            Map.entry("place.address", "a site"),
            Map.entry("road.name", "a road"),
            Map.entry("route.name", "a route"),
            Map.entry("organization.name", "an organisation"),
            Map.entry("organization.address", "an organisation"),
            Map.entry("working_calendar_day.name", "a holiday"),
            Map.entry("media.name", "a file"),
            Map.entry("manifest.producer_site_name", "a site"),
            Map.entry("manifest.producer_site_address", "a site"),
            Map.entry("manifest.producer_responsible_party", "an organisation"),
            Map.entry("manifest.carrier_responsible_party", "an organisation"),
            Map.entry("manifest.receiver_site_address", "a site"),
            Map.entry("manifest.receiver_responsible_party", "an organisation"),
            Map.entry("ledger.content", "loads of a day without people"),
            Map.entry("ledger_addendum.content", "loads of a day without people"),
            Map.entry("evidence_content.content", "a finding with the truck's movements"),
            Map.entry("position_set_aside.detail", "why a report was not taken"),
            Map.entry("safety_alarm.detail", "figures of an alarm"),
            Map.entry("terminal.phone", "number of a box in a truck (JT/T 808 header)"),
            Map.entry("terminal_incident.phone", "number of a box in a truck"),
            Map.entry("waybill.phone", "number of a box in a truck"),
            Map.entry("terminal_contact.imei", "a box in a truck"),
            Map.entry("terminal_incident.detail", "what a box did"),
            Map.entry("terminal_command.answer", "what a box answered"),
            Map.entry("terminal_command.failure_detail", "why an order failed"),
            Map.entry("waybill.answer", "what the box was told, without people"),
            Map.entry("signing_key.holder", "an organisation"),
            Map.entry("signing_key.endorsed_by", "a key"),
            Map.entry("signing_key.retired_by", "a key"));

    /** How it is protected beyond the rights of those who read. */
    @SuppressWarnings("ImmutableEnumChecker")
    public enum Protection {
        CLEAR("明文", "in the clear"),
        HASHED("仅存散列", "as a hash alone"),
        ENCRYPTED("加密（LIANDAN_KEYS_KEY）", "encrypted under LIANDAN_KEYS_KEY"),
        SEALED("加密（LIANDAN_SECRET_KEY）", "encrypted under LIANDAN_SECRET_KEY"),
        /** Sealed so that SQL can compare it: {@code http.store.PersonalSeal}. */
        ENCRYPTED_BESIDES_NAME(
                "电话和证号加密（LIANDAN_KEYS_KEY），姓名明文",
                "number and licence encrypted under LIANDAN_KEYS_KEY, the name in the clear"),
        ENCRYPTED_BOTH(
                "姓名加密（LIANDAN_KEYS_KEY），证号加密（LIANDAN_SECRET_KEY）",
                "the name encrypted under LIANDAN_KEYS_KEY, the licence under LIANDAN_SECRET_KEY"),
        ENCRYPTED_CHAINED("加密（LIANDAN_KEYS_KEY），只增不改", "encrypted under LIANDAN_KEYS_KEY, append-only or signed"),
        CHAINED("明文，只增不改", "in the clear, append-only or signed");

        private final Sentence words;

        Protection(String chinese, String english) {
            words = new Sentence(chinese, english);
        }

        public Sentence words() {
            return words;
        }
    }

    private final Sentence label;
    private final List<String> columns;
    private final Sentence whose;
    private final Sentence purpose;
    private final Ground ground;
    private final Sentence masked;
    private final Protection protection;
    private final Retention retention;

    PersonalDataField(
            Sentence label,
            List<String> columns,
            Sentence whose,
            Sentence purpose,
            Ground ground,
            Sentence masked,
            Protection protection,
            Retention retention) {
        this.label = label;
        this.columns = List.copyOf(columns);
        this.whose = whose;
        this.purpose = purpose;
        this.ground = ground;
        this.masked = masked;
        this.protection = protection;
        this.retention = retention;
    }

    public Sentence label() {
        return label;
    }

    /** {@code table.column}, one or more. */
    public List<String> columns() {
        return columns;
    }

    public Sentence whose() {
        return whose;
    }

    public Sentence purpose() {
        return purpose;
    }

    public Ground ground() {
        return ground;
    }

    /** Who sees it, and where it is masked. */
    public Sentence masked() {
        return masked;
    }

    public Protection protection() {
        return protection;
    }

    public Retention retention() {
        return retention;
    }
}

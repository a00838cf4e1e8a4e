package org.liandan.party;

/** What a person may do; one account holds one or more. Names are those of the outside contract. */
public enum Role {
    /** 产出方: creates manifests for its own sites. */
    PRODUCER("产出方"),
    /** 承运方: verifies and fills the carrier's stage for its own trucks. */
    CARRIER("承运方"),
    /** 驾驶员: confirms the carriage of the truck that he or she drives. */
    DRIVER("驾驶员"),
    /** 接收方: verifies and fills the receiver's stage for its own places. */
    RECEIVER("接收方"),
    /** 区执法局: sees everything in the district, decides cases. */
    BUREAU("区执法局"),
    /** 区执法局管理员: keeps the registry, the users and the settings. */
    BUREAU_ADMIN("区执法局管理员"),
    /** 交管大队: sees violations, vehicles and tracks. */
    TRAFFIC_POLICE("交管大队"),
    /** 街镇: sees what its area is concerned with. */
    SUBDISTRICT("街镇"),
    /** 审计: reads everything, changes nothing. */
    AUDITOR("审计");

    private final String chinese;

    Role(String chinese) {
        this.chinese = chinese;
    }

    /** The name on screens. */
    public String chinese() {
        return chinese;
    }
}

package org.liandan.operations;

import java.util.Locale;

/** What an operator looks at; each has its paragraph in {@code docs/operations.md}, under its anchor. */
public enum Vital {
    INGEST("定位接入", "Reports coming in"),
    LAG("接收到落库", "Receipt to commit"),
    PENDING("等待落库", "Waiting for commit"),
    MALFORMED("无法识别的报文", "Malformed frames"),
    LOGINS("终端登录被拒", "Refused logins"),
    TERMINALS("终端在线", "Terminals online"),
    DATA_DISK("数据盘", "Data disk"),
    MEDIA_DISK("影像盘", "Media disk"),
    PARTITIONS("轨迹分区", "Partitions of tracks"),
    DATABASE("数据库", "Database"),
    WEBHOOKS("对外回调", "Webhooks"),
    AUDIT("签名核查", "Check of signatures"),
    ANCHOR("每日锚定", "Daily anchor"),
    BACKUP("备份", "Backup"),
    CLOCK("时钟", "Clock"),
    JOBS("后台任务", "Jobs"),
    SERVER("服务", "Server");

    private final String chinese;
    private final String english;

    Vital(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    public String chinese() {
        return chinese;
    }

    public String english() {
        return english;
    }

    /** The heading in the manual that says what it is, when it is well, and what to do when it is not. */
    public String anchor() {
        return "vital-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

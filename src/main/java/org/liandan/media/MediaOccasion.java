package org.liandan.media;

/** Why a terminal took a picture or a recording: the event code of 0x0800 and 0x0801 (JT/T 808-2013 table 80). */
public enum MediaOccasion {
    PLATFORM("平台下发指令", "Ordered by the platform"),
    TIMER("定时动作", "Timer"),
    ROBBERY("抢劫报警触发", "Robbery alarm"),
    COLLISION("碰撞侧翻报警触发", "Collision or roll-over"),
    DOOR_OPEN("门开拍照", "Door opened"),
    DOOR_CLOSED("门关拍照", "Door closed"),
    DEPARTURE("车门由开变关，车速由低于 20 km/h 到超过 20 km/h", "Doors closed and driving off"),
    DISTANCE("定距拍照", "Distance driven"),
    /** An attachment of a safety alarm. */
    SAFETY_ALARM("主动安全报警", "Safety alarm"),
    OTHER("其他", "Other");

    private final String chinese;
    private final String english;

    MediaOccasion(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    public static MediaOccasion ofMultimedia(int event) {
        return switch (event) {
            case 0 -> PLATFORM;
            case 1 -> TIMER;
            case 2 -> ROBBERY;
            case 3 -> COLLISION;
            case 4 -> DOOR_OPEN;
            case 5 -> DOOR_CLOSED;
            case 6 -> DEPARTURE;
            case 7 -> DISTANCE;
            default -> OTHER;
        };
    }

    public String chinese() {
        return chinese;
    }

    public String english() {
        return english;
    }
}

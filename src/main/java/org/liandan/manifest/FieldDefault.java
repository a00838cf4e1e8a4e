package org.liandan.manifest;

/** Where a form takes a field's first value from. Programs send their own. */
public enum FieldDefault implements Labelled {
    NONE("无", "none"),
    ORIGIN("产出地登记", "register of the place of origin"),
    DESTINATION("目的地登记", "register of the destination"),
    ORGANISATION("本单位登记", "register of the party's organisation"),
    BOUNDARY("产出地是否在区界内", "the place of origin within the district's boundary, or not"),
    LAST_TIME("本人上次填写", "what the same person wrote last"),
    NOW("当前时间", "the present minute"),
    DRIVERS("驾驶员登记", "register of drivers"),
    TRUCKS("可用车辆登记", "register of the carrier's free trucks"),
    PRODUCER_STAGE("产出方填写的内容", "what the producer wrote"),
    ACCEPTED("全部接受", "accepted in full");

    private final String chinese;
    private final String english;

    FieldDefault(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    @Override
    public String chinese() {
        return chinese;
    }

    @Override
    public String english() {
        return english;
    }
}

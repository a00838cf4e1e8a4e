package org.liandan.command;

/** Why nothing came of an order. */
public enum FailureReason {
    REFUSED("终端答复失败", "the terminal answered that it failed (0x0001 result 1)"),
    WRONG_MESSAGE("终端答复消息有误", "the terminal answered that the message was wrong (0x0001 result 2)"),
    UNSUPPORTED("终端答复不支持", "the terminal does not support it (0x0001 result 3)"),
    NO_ANSWER("多次下发均无应答", "no answer, however often it was sent"),
    NO_RESULT("终端已收到但未报告结果", "the terminal acknowledged it but never reported the result"),
    NOT_IN_EDITION("终端所用版本没有此消息", "the edition that the terminal speaks does not have this message"),
    UNWRITABLE("内容无法按终端所用版本编码", "the content does not fit the edition that the terminal speaks"),
    OUT_OF_TIME("有效期内未完成", "not done before it expired"),
    NOT_CONFIRMED("未在时限内由第二人确认", "not confirmed by a second officer in time");

    private final String chinese;
    private final String english;

    FailureReason(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    public String chinese() {
        return chinese;
    }

    public String english() {
        return english;
    }
}

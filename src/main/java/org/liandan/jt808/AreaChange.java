package org.liandan.jt808;

/** What circles or rectangles sent to the terminal do to those there. */
public enum AreaChange implements Coded {
    /** 更新区域: take the place of all. */
    REPLACE(0),
    /** 追加区域: are added. */
    APPEND(1),
    /** 修改区域: change those with the same ids. */
    MODIFY(2);

    private final int code;

    AreaChange(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}

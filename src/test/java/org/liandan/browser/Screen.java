package org.liandan.browser;

/** The screens that stories are told on, in CSS pixels. */
enum Screen {
    PHONE(360, 740, true),
    DESKTOP(1440, 900, false),
    WALL(2560, 1440, false),
    FOUR_K(3840, 2160, false);

    final int width;
    final int height;
    final boolean touch;

    Screen(int width, int height, boolean touch) {
        this.width = width;
        this.height = height;
        this.touch = touch;
    }
}

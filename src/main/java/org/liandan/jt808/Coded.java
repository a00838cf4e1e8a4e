package org.liandan.jt808;

/** A constant with the number that stands for it on the wire. */
interface Coded {
    int code();
}

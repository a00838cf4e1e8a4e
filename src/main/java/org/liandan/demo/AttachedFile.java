package org.liandan.demo;

import org.liandan.jt808.Bytes;

/**
 * A file that belongs to an active-safety alarm.
 *
 * @param type 0 picture, 1 sound, 2 video, 3 text, 4 other (T/JSATL 12-2017 table 4-25)
 * @param channel camera: 64 driver assistance, 65 driver
 * @param alarmCode four digits, peripheral and kind of the alarm, 6502 for a driver with a telephone
 * @param extension of the name, jpg or bin for instance
 * @param data what is in it
 */
record AttachedFile(int type, int channel, String alarmCode, String extension, Bytes data) {

    /** {@code type_channel_code_sequence_number.extension} (T/JSATL 12-2017 clause 4.6.3). */
    String name(int sequence, String alarmNumber) {
        return "%02d_%d_%s_%d_%s.%s".formatted(type, channel, alarmCode, sequence, alarmNumber, extension);
    }
}

package org.liandan.jt808;

/**
 * What 0x0800 and 0x0801 say of one photo, sound or video. Codes are kept as sent: makers have their own.
 *
 * @param mediaId the terminal's number of it, above 0 by the standard
 * @param kind 0 image, 1 sound, 2 video
 * @param format 0 JPEG, 1 TIF, 2 MP3, 3 WAV, 4 WMV
 * @param event why it was taken: 0 ordered by the platform, 1 at an interval, 2 robbery alarm, 3 collision or roll-over;
 *     2013 on: 4 door opened, 5 door closed, 6 door closed and speed rising through 20 km/h, 7 at a distance
 * @param channel camera or microphone
 */
public record MediaHead(long mediaId, int kind, int format, int event, int channel) {
    public MediaHead {
        Check.dword("mediaId", mediaId);
        Check.octet("kind", kind);
        Check.octet("format", format);
        Check.octet("event", event);
        Check.octet("channel", channel);
    }
}

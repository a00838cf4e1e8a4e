package org.liandan.jt808;

/** What the platform may order a terminal to do, or ask it. */
public sealed interface Command extends PlatformMessage
        permits AlarmConfirmation,
                AttachmentRequest,
                CameraCommand,
                FetchMedia,
                FetchSingleMedia,
                PassThroughDown,
                QueryDriver,
                QueryLocation,
                QueryRecorder,
                RecordSound,
                SearchMedia,
                SetRecorder,
                TemporaryTracking {}

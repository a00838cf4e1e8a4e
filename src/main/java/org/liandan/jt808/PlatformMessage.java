package org.liandan.jt808;

/** A message from the platform to a terminal (JT/T 808 appendix B, platform to terminal). */
public sealed interface PlatformMessage
        permits AttachmentAnswer,
                Command,
                MediaAnswer,
                PackageRequest,
                PlatformAnswer,
                PlatformRsaKey,
                RegistrationAnswer,
                TimeAnswer,
                UnknownPlatformMessage {

    /** The message id of its frames, 0 to 0xffff. */
    int messageId();
}

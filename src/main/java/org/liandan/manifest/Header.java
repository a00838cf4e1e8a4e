package org.liandan.manifest;

import java.time.Instant;

/**
 * What a manifest has from its creation on.
 *
 * @param number its number
 * @param producer 产出方
 * @param carrier 承运方
 * @param receiver 接收方
 * @param origin where the load comes from
 * @param destination where it is to go
 * @param createdAt when it was created, to the millisecond
 * @param createdBy by which account
 */
public record Header(
        ManifestNumber number,
        Party producer,
        Party carrier,
        Party receiver,
        Site origin,
        Site destination,
        Instant createdAt,
        String createdBy) {}
